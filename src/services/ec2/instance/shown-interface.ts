// The network interface of an instance, as the instance shows it.
import type { GroupIdentifier, InstanceNetworkInterface, InstanceNetworkInterfaceAssociation } from '../../../cloud/model/generated/ec2.ts';
import { defaultNetwork } from '../network/default-network.ts';
import { privateDnsName, publicDnsName } from '../network/dns-names.ts';
import type { InstanceRow } from '../rows.ts';
import { CHANGE_TIME } from './instance-state.ts';
import { shownTime } from '../listing/shown-time.ts';

export function shownInterface(row: InstanceRow, now: number): InstanceNetworkInterface {
  const { account, region, interface: own } = row;
  const association = shownAssociation(row);
  const dnsName = privateDnsName(region, own.privateIp);
  return {
    ...association,
    Attachment: {
      AttachTime: shownTime(row.firstLaunchedAt),
      AttachmentId: own.attachmentId,
      DeleteOnTermination: own.deleteOnTermination,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      Status: attachmentStatus(row, now),
    },
    Description: own.description,
    Groups: shownGroups(row),
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: own.mac,
    NetworkInterfaceId: own.id,
    Operator: { Managed: false },
    OwnerId: account,
    PrivateDnsName: dnsName,
    PrivateIpAddress: own.privateIp,
    PrivateIpAddresses: [{ ...association, Primary: true, PrivateDnsName: dnsName, PrivateIpAddress: own.privateIp }],
    SourceDestCheck: own.sourceDestCheck,
    Status: 'in-use',
    SubnetId: row.subnetId,
    VpcId: defaultNetwork(account, region).vpcId,
  };
}

/** The public address, while there is one. */
export function shownAssociation({ region, interface: { publicIp } }: InstanceRow): {
  readonly Association?: InstanceNetworkInterfaceAssociation;
} {
  if (publicIp === undefined) return {};
  return { Association: { IpOwnerId: 'amazon', PublicDnsName: publicDnsName(region, publicIp), PublicIp: publicIp } };
}

export function attachmentStatus({ firstLaunchedAt }: InstanceRow, now: number): 'attaching' | 'attached' {
  return now < firstLaunchedAt + CHANGE_TIME ? 'attaching' : 'attached';
}

export function shownGroups({ account, region, groups }: InstanceRow): readonly GroupIdentifier[] {
  const known = defaultNetwork(account, region).groupId;
  return groups.map((id) => ({ GroupId: id, GroupName: id === known ? 'default' : id }));
}
