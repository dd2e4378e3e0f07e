// IpAddress and NotIpAddress: IPv4 and IPv6 networks, compared as numbers and never across families.
import { type AddressWords, type Network, readAddress, readNetwork } from '../../policy/values/read-network.ts';
import type { ValueTestFactory } from './value-test.ts';

/** IpAddress (`negated` false) and NotIpAddress. Networks that cannot be read match no address. */
export function ipAddress(negated: boolean): ValueTestFactory {
  return (values) => {
    const networks = values.map(readNetwork).filter((network) => network !== undefined);
    return (value) => {
      const address = recall(value);
      const hit = address !== undefined && networks.some((network) => contains(network, address));
      return hit !== negated;
    };
  };
}

function contains({ base, mask }: Network, address: AddressWords): boolean {
  if (base.length !== address.length) return false;
  for (let i = 0; i < base.length; i++) {
    if (((address[i] as number) & (mask[i] as number)) >>> 0 !== base[i]) return false;
  }
  return true;
}

const recalled = new Map<string, AddressWords | undefined>();
const RECALLED_MAX = 1024;

/** Addresses come again and again; the last thousand are remembered. */
function recall(text: string): AddressWords | undefined {
  let address = recalled.get(text);
  if (address === undefined && !recalled.has(text)) {
    address = readAddress(text);
    if (recalled.size >= RECALLED_MAX) recalled.clear();
    recalled.set(text, address);
  }
  return address;
}
