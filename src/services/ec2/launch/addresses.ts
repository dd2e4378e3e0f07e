// Addresses for instances: private ones from their subnet, public ones that lead nowhere.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { Random } from '../../../cloud/ports/random.ts';
import { ec2Error } from '../errors.ts';
import { allInstances } from '../instance/find-instances.ts';
import { addressIn, SUBNET_ADDRESSES, type SubnetFacts } from '../network/default-network.ts';

/** Private and public ones. */
export function usedAddresses(cx: Pick<AuthorizeContext, 'state' | 'account' | 'region' | 'now'>): Set<string> {
  const used = new Set<string>();
  for (const { state, interface: own } of allInstances(cx)) {
    if (state.name !== 'terminated') used.add(own.privateIp);
    if (own.publicIp !== undefined) used.add(own.publicIp);
  }
  return used;
}

/** One that is free, which is then used. Throws `InsufficientFreeAddressesInSubnet`. */
export function takePrivateAddress({ id, cidr }: SubnetFacts, used: Set<string>, random: Random): string {
  const usable = SUBNET_ADDRESSES - 5;
  const start = number(random) % usable;
  for (let step = 0; step < usable; step++) {
    const address = addressIn(cidr, 4 + ((start + step) % usable));
    if (used.has(address)) continue;
    used.add(address);
    return address;
  }
  throw ec2Error(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${id}' to satisfy the requested number of instances.`,
  );
}

/** From the block for benchmarks (RFC 2544): nobody's, so that what is sent there reaches no stranger. */
export function takePublicAddress(used: Set<string>, random: Random): string {
  const size = 131_072;
  const start = number(random) % size;
  for (let step = 0; step < size; step++) {
    const address = addressIn('198.18.0.0/15', (start + step) % size);
    if (used.has(address)) continue;
    used.add(address);
    return address;
  }
  throw ec2Error('InsufficientAddressCapacity', 'Insufficient capacity to satisfy your Elastic IP address request.');
}

function number(random: Random): number {
  return Buffer.from(random.bytes(4)).readUInt32BE();
}
