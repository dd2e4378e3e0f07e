// DescribeVpcs and DescribeVpcAttribute.
import type { Vpc } from '../../../../cloud/model/generated/ec2.ts';
import { demand, resourceOf } from '../../demands.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { invalidValue } from '../../errors.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { defaultNetwork, type NetworkFacts } from '../../network/default-network.ts';
import { checkId, idNotFound } from '../../resource-ids.ts';
import type { Place } from '../../rows.ts';
import { shownTags, tagsOf } from '../../tags.ts';

export const describeVpcs: Ec2Operation<'DescribeVpcs'> = onAll('DescribeVpcs', (input, cx) => {
  const all = pickIds('vpc', [defaultNetwork(cx.account, cx.region)], ({ vpcId }) => vpcId, input.VpcIds);
  const found = filterRows(
    all,
    input.Filters,
    {
      cidr: ({ cidr }) => cidr,
      'cidr-block-association.association-id': ({ cidrAssociationId }) => cidrAssociationId,
      'cidr-block-association.cidr-block': ({ cidr }) => cidr,
      'cidr-block-association.state': () => 'associated',
      'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
      'is-default': () => true,
      isDefault: () => true,
      'owner-id': ({ account }) => account,
      state: () => 'available',
      'vpc-id': ({ vpcId }) => vpcId,
    },
    ({ vpcId }) => tagsOf(cx, vpcId),
  );
  const { items, next } = pageOf(found, input, ({ vpcId }) => vpcId);
  return { Vpcs: items.map((network) => shown(cx, network)), ...next };
});

export const describeVpcAttribute: Ec2Operation<'DescribeVpcAttribute'> = {
  authorize: ({ VpcId }, cx) => {
    checkId('vpc', VpcId);
    return [demand(cx, 'DescribeVpcAttribute', resourceOf(cx, 'vpc', VpcId))];
  },
  handle: (_permit, { VpcId, Attribute }, cx) => {
    if (VpcId !== defaultNetwork(cx.account, cx.region).vpcId) throw idNotFound('vpc', [VpcId]);
    switch (Attribute) {
      case 'enableDnsHostnames':
        return { VpcId, EnableDnsHostnames: { Value: true } };
      case 'enableDnsSupport':
        return { VpcId, EnableDnsSupport: { Value: true } };
      case 'enableNetworkAddressUsageMetrics':
        return { VpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
      default:
        throw invalidValue(Attribute, 'attribute', 'Unknown attribute.');
    }
  },
};

function shown(place: Place, { account, vpcId, cidr, cidrAssociationId, dhcpOptionsId }: NetworkFacts): Vpc {
  return {
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    CidrBlock: cidr,
    CidrBlockAssociationSet: [{ AssociationId: cidrAssociationId, CidrBlock: cidr, CidrBlockState: { State: 'associated' } }],
    DhcpOptionsId: dhcpOptionsId,
    InstanceTenancy: 'default',
    Ipv6CidrBlockAssociationSet: [],
    IsDefault: true,
    OwnerId: account,
    State: 'available',
    Tags: shownTags(place, vpcId),
    VpcId: vpcId,
  };
}
