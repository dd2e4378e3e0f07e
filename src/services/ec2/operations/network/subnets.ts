// DescribeSubnets.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Subnet } from '../../../../cloud/model/generated/ec2.ts';
import { ec2Arn } from '../../demands.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { allInstances } from '../../instance/find-instances.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { defaultNetwork, RESERVED_ADDRESSES, SUBNET_ADDRESSES, type SubnetFacts } from '../../network/default-network.ts';
import { shownTags, tagsOf } from '../../tags.ts';

export const describeSubnets: Ec2Operation<'DescribeSubnets'> = onAll('DescribeSubnets', (input, cx) => {
  const { subnets, vpcId, account } = defaultNetwork(cx.account, cx.region);
  const found = filterRows(
    pickIds('subnet', subnets, ({ id }) => id, input.SubnetIds),
    input.Filters,
    {
      'availability-zone': ({ zone }) => zone.name,
      availabilityZone: ({ zone }) => zone.name,
      'availability-zone-id': ({ zone }) => zone.id,
      availabilityZoneId: ({ zone }) => zone.id,
      'available-ip-address-count': (subnet) => freeAddresses(cx, subnet),
      cidr: ({ cidr }) => cidr,
      'cidr-block': ({ cidr }) => cidr,
      cidrBlock: ({ cidr }) => cidr,
      'default-for-az': () => true,
      defaultForAz: () => true,
      'ipv6-native': () => false,
      'map-public-ip-on-launch': () => true,
      'owner-id': () => account,
      state: () => 'available',
      'subnet-arn': ({ id }) => ec2Arn(cx, 'subnet', id),
      'subnet-id': ({ id }) => id,
      'vpc-id': () => vpcId,
    },
    ({ id }) => tagsOf(cx, id),
  );
  const { items, next } = pageOf(
    found.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    input,
    ({ id }) => id,
  );
  return { Subnets: items.map((subnet) => shown(cx, vpcId, subnet)), ...next };
});

function shown(cx: CallContext, vpcId: string, subnet: SubnetFacts): Subnet {
  const { id, cidr, zone } = subnet;
  return {
    AssignIpv6AddressOnCreation: false,
    AvailabilityZone: zone.name,
    AvailabilityZoneId: zone.id,
    AvailableIpAddressCount: freeAddresses(cx, subnet),
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    CidrBlock: cidr,
    DefaultForAz: true,
    EnableDns64: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    MapCustomerOwnedIpOnLaunch: false,
    MapPublicIpOnLaunch: true,
    OwnerId: cx.account,
    PrivateDnsNameOptionsOnLaunch: { EnableResourceNameDnsAAAARecord: false, EnableResourceNameDnsARecord: false, HostnameType: 'ip-name' },
    State: 'available',
    SubnetArn: ec2Arn(cx, 'subnet', id),
    SubnetId: id,
    Tags: shownTags(cx, id),
    VpcId: vpcId,
  };
}

function freeAddresses(cx: CallContext, { id }: SubnetFacts): number {
  const taken = allInstances(cx).filter(({ subnetId, state }) => subnetId === id && state.name !== 'terminated');
  return SUBNET_ADDRESSES - RESERVED_ADDRESSES - taken.length;
}
