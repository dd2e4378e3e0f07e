// Where an instance is to stand in the network.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { RunInstancesRequest } from '../../../cloud/model/generated/ec2.ts';
import { ec2Error, invalidCombination, invalidValue } from '../errors.ts';
import { defaultNetwork, isUsableAddress, type NetworkFacts, type SubnetFacts } from '../network/default-network.ts';
import { checkId, idNotFound } from '../resource-ids.ts';
import { usedAddresses } from './addresses.ts';

export interface InterfacePlan {
  readonly network: NetworkFacts;
  readonly subnet: SubnetFacts;
  readonly groups: readonly string[];
  readonly public: boolean;
  readonly privateIp?: string;
  readonly description: string;
  readonly deleteOnTermination: boolean;
}

/** From the parameters of the call itself, or from those of its one network interface. */
export function planInterface(input: RunInstancesRequest, cx: AuthorizeContext): InterfacePlan {
  const network = defaultNetwork(cx.account, cx.region);
  const { NetworkInterfaces = [] } = input;
  const [given, ...more] = NetworkInterfaces;
  if (more.length > 0 || (given?.DeviceIndex ?? 0) !== 0) {
    throw ec2Error('UnsupportedOperation', 'The local cloud gives an instance one network interface, with device index 0.');
  }
  if (given?.NetworkInterfaceId !== undefined) throw idNotFound('networkInterface', [given.NetworkInterfaceId]);
  if (given !== undefined && (input.SubnetId !== undefined || input.SecurityGroupIds !== undefined || input.SecurityGroups !== undefined)) {
    throw invalidCombination('Network interfaces and an instance-level subnet ID may not be specified on the same request');
  }
  const subnet = subnetOf(network, given?.SubnetId ?? input.SubnetId, input.Placement?.AvailabilityZone);
  const privateIp = given?.PrivateIpAddress ?? given?.PrivateIpAddresses?.[0]?.PrivateIpAddress ?? input.PrivateIpAddress;
  if (privateIp !== undefined) checkAddress(privateIp, subnet, input, cx);
  return {
    network,
    subnet,
    groups: groupsOf(network, given?.Groups ?? input.SecurityGroupIds, input.SecurityGroups),
    public: given?.AssociatePublicIpAddress ?? true,
    ...(privateIp !== undefined && { privateIp }),
    description: given?.Description ?? '',
    deleteOnTermination: given?.DeleteOnTermination ?? true,
  };
}

function subnetOf(network: NetworkFacts, id: string | undefined, zone: string | undefined): SubnetFacts {
  const { subnets, region } = network;
  if (zone !== undefined && !subnets.some((subnet) => subnet.zone.name === zone)) {
    throw ec2Error('InvalidParameterValue', `Invalid availability zone: [${zone}]`);
  }
  if (id !== undefined) {
    checkId('subnet', id);
    const found = subnets.find((subnet) => subnet.id === id);
    if (found === undefined) throw idNotFound('subnet', [id]);
    if (zone !== undefined && found.zone.name !== zone) {
      throw ec2Error('InvalidParameterValue', `The availability zone ${zone} is not that of the subnet '${id}'`);
    }
    return found;
  }
  const found = zone === undefined ? subnets[0] : subnets.find((subnet) => subnet.zone.name === zone);
  if (found === undefined) throw new Error(`${region} has no subnet`);
  return found;
}

function groupsOf(network: NetworkFacts, ids: readonly string[] | undefined, names: readonly string[] | undefined): readonly string[] {
  for (const id of ids ?? []) {
    checkId('securityGroup', id);
    if (id !== network.groupId) throw idNotFound('securityGroup', [id]);
  }
  for (const name of names ?? []) {
    if (name !== 'default')
      throw ec2Error('InvalidGroup.NotFound', `The security group '${name}' does not exist in default VPC '${network.vpcId}'`);
  }
  return [network.groupId];
}

function checkAddress(address: string, { cidr, id }: SubnetFacts, { MaxCount }: RunInstancesRequest, cx: AuthorizeContext): void {
  if (MaxCount > 1) throw invalidCombination('You can specify a private IP address only if you launch a single instance');
  if (!isUsableAddress(cidr, address)) throw invalidValue(address, 'privateIpAddress', `Address is not in the range of the subnet '${id}'`);
  if (usedAddresses(cx).has(address)) throw ec2Error('InvalidIPAddress.InUse', `Address ${address} is in use.`);
}
