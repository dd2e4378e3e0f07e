// DescribeRouteTables, DescribeNetworkAcls, DescribeInternetGateways.
import type { NetworkAclEntry } from '../../../../cloud/model/generated/ec2.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { defaultNetwork } from '../../network/default-network.ts';
import { shownTags, tagsOf } from '../../tags.ts';

const EVERYWHERE = '0.0.0.0/0';

export const describeRouteTables: Ec2Operation<'DescribeRouteTables'> = onAll('DescribeRouteTables', (input, cx) => {
  const found = filterRows(
    pickIds('routeTable', [defaultNetwork(cx.account, cx.region)], ({ routeTableId }) => routeTableId, input.RouteTableIds),
    input.Filters,
    {
      'association.main': () => true,
      'association.route-table-association-id': ({ routeTableAssociationId }) => routeTableAssociationId,
      'association.route-table-id': ({ routeTableId }) => routeTableId,
      'association.subnet-id': () => undefined,
      'association.gateway-id': () => undefined,
      'owner-id': ({ account }) => account,
      'route-table-id': ({ routeTableId }) => routeTableId,
      'route.destination-cidr-block': ({ cidr }) => [cidr, EVERYWHERE],
      'route.gateway-id': ({ internetGatewayId }) => ['local', internetGatewayId],
      'route.nat-gateway-id': () => undefined,
      'route.state': () => 'active',
      'vpc-id': ({ vpcId }) => vpcId,
    },
    ({ routeTableId }) => tagsOf(cx, routeTableId),
  );
  const { items, next } = pageOf(found, input, ({ routeTableId }) => routeTableId);
  return {
    RouteTables: items.map(({ account, routeTableId, routeTableAssociationId, internetGatewayId, cidr, vpcId }) => ({
      Associations: [
        {
          AssociationState: { State: 'associated' },
          Main: true,
          RouteTableAssociationId: routeTableAssociationId,
          RouteTableId: routeTableId,
        },
      ],
      OwnerId: account,
      PropagatingVgws: [],
      RouteTableId: routeTableId,
      Routes: [
        { DestinationCidrBlock: cidr, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
        { DestinationCidrBlock: EVERYWHERE, GatewayId: internetGatewayId, Origin: 'CreateRoute', State: 'active' },
      ],
      Tags: shownTags(cx, routeTableId),
      VpcId: vpcId,
    })),
    ...next,
  };
});

const ENTRIES: readonly NetworkAclEntry[] = [true, false].flatMap((Egress) => [
  { CidrBlock: EVERYWHERE, Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
  { CidrBlock: EVERYWHERE, Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32_767 },
]);

export const describeNetworkAcls: Ec2Operation<'DescribeNetworkAcls'> = onAll('DescribeNetworkAcls', (input, cx) => {
  const found = filterRows(
    pickIds('networkAcl', [defaultNetwork(cx.account, cx.region)], ({ networkAclId }) => networkAclId, input.NetworkAclIds),
    input.Filters,
    {
      'association.association-id': ({ subnets }) => subnets.map(({ aclAssociationId }) => aclAssociationId),
      'association.network-acl-id': ({ networkAclId }) => networkAclId,
      'association.subnet-id': ({ subnets }) => subnets.map(({ id }) => id),
      default: () => true,
      'network-acl-id': ({ networkAclId }) => networkAclId,
      'owner-id': ({ account }) => account,
      'vpc-id': ({ vpcId }) => vpcId,
    },
    ({ networkAclId }) => tagsOf(cx, networkAclId),
  );
  const { items, next } = pageOf(found, input, ({ networkAclId }) => networkAclId);
  return {
    NetworkAcls: items.map(({ account, networkAclId, subnets, vpcId }) => ({
      Associations: subnets.map(({ id, aclAssociationId }) => ({
        NetworkAclAssociationId: aclAssociationId,
        NetworkAclId: networkAclId,
        SubnetId: id,
      })),
      Entries: ENTRIES,
      IsDefault: true,
      NetworkAclId: networkAclId,
      OwnerId: account,
      Tags: shownTags(cx, networkAclId),
      VpcId: vpcId,
    })),
    ...next,
  };
});

export const describeInternetGateways: Ec2Operation<'DescribeInternetGateways'> = onAll('DescribeInternetGateways', (input, cx) => {
  const found = filterRows(
    pickIds(
      'internetGateway',
      [defaultNetwork(cx.account, cx.region)],
      ({ internetGatewayId }) => internetGatewayId,
      input.InternetGatewayIds,
    ),
    input.Filters,
    {
      'attachment.state': () => 'available',
      'attachment.vpc-id': ({ vpcId }) => vpcId,
      'internet-gateway-id': ({ internetGatewayId }) => internetGatewayId,
      'owner-id': ({ account }) => account,
    },
    ({ internetGatewayId }) => tagsOf(cx, internetGatewayId),
  );
  const { items, next } = pageOf(found, input, ({ internetGatewayId }) => internetGatewayId);
  return {
    InternetGateways: items.map(({ account, internetGatewayId, vpcId }) => ({
      Attachments: [{ State: 'available', VpcId: vpcId }],
      InternetGatewayId: internetGatewayId,
      OwnerId: account,
      Tags: shownTags(cx, internetGatewayId),
    })),
    ...next,
  };
});
