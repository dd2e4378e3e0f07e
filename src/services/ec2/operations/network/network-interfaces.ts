// DescribeNetworkInterfaces: one for each instance.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { NetworkInterface } from '../../../../cloud/model/generated/ec2.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { allInstances } from '../../instance/find-instances.ts';
import { attachmentStatus, shownAssociation, shownGroups } from '../../instance/shown-interface.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { defaultNetwork } from '../../network/default-network.ts';
import { privateDnsName, publicDnsName } from '../../network/dns-names.ts';
import { zoneIdOf } from '../../network/regions.ts';
import type { InstanceRow } from '../../rows.ts';
import { shownTags, tagsOf } from '../../tags.ts';
import { shownTime } from '../../listing/shown-time.ts';

export const describeNetworkInterfaces: Ec2Operation<'DescribeNetworkInterfaces'> = onAll('DescribeNetworkInterfaces', (input, cx) => {
  const { vpcId } = defaultNetwork(cx.account, cx.region);
  const all = allInstances(cx).filter(({ state }) => state.name !== 'terminated');
  const found = filterRows(
    pickIds('networkInterface', all, idOf, input.NetworkInterfaceIds),
    input.Filters,
    {
      'addresses.association.public-ip': (row) => row.interface.publicIp,
      'addresses.primary': () => true,
      'addresses.private-ip-address': (row) => row.interface.privateIp,
      'association.public-ip': (row) => row.interface.publicIp,
      'association.public-dns-name': (row) =>
        row.interface.publicIp === undefined ? undefined : publicDnsName(row.region, row.interface.publicIp),
      'attachment.attachment-id': (row) => row.interface.attachmentId,
      'attachment.delete-on-termination': (row) => row.interface.deleteOnTermination,
      'attachment.device-index': () => 0,
      'attachment.instance-id': ({ id }) => id,
      'attachment.instance-owner-id': ({ account }) => account,
      'attachment.status': (row) => attachmentStatus(row, cx.now),
      'availability-zone': ({ zone }) => zone,
      description: (row) => row.interface.description,
      'group-id': ({ groups }) => groups,
      'group-name': (row) => shownGroups(row).map(({ GroupName }) => GroupName),
      'interface-type': () => 'interface',
      'mac-address': (row) => row.interface.mac,
      'network-interface-id': idOf,
      'owner-id': ({ account }) => account,
      'private-dns-name': (row) => privateDnsName(row.region, row.interface.privateIp),
      'private-ip-address': (row) => row.interface.privateIp,
      'requester-id': () => undefined,
      'requester-managed': () => false,
      'source-dest-check': (row) => row.interface.sourceDestCheck,
      status: () => 'in-use',
      'subnet-id': ({ subnetId }) => subnetId,
      'vpc-id': () => vpcId,
    },
    (row) => tagsOf(cx, idOf(row)),
  );
  const { items, next } = pageOf(
    found.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1)),
    input,
    idOf,
  );
  return { NetworkInterfaces: items.map((row) => shown(cx, vpcId, row)), ...next };
});

function idOf(row: InstanceRow): string {
  return row.interface.id;
}

function shown(cx: CallContext, vpcId: string, row: InstanceRow): NetworkInterface {
  const { interface: own, region, account } = row;
  const dnsName = privateDnsName(region, own.privateIp);
  const association = shownAssociation(row);
  return {
    ...association,
    Attachment: {
      AttachTime: shownTime(row.firstLaunchedAt),
      AttachmentId: own.attachmentId,
      DeleteOnTermination: own.deleteOnTermination,
      DeviceIndex: 0,
      InstanceId: row.id,
      InstanceOwnerId: account,
      NetworkCardIndex: 0,
      Status: attachmentStatus(row, cx.now),
    },
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneIdOf(region, row.zone),
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
    RequesterManaged: false,
    SourceDestCheck: own.sourceDestCheck,
    Status: 'in-use',
    SubnetId: row.subnetId,
    TagSet: shownTags(cx, own.id),
    VpcId: vpcId,
  };
}
