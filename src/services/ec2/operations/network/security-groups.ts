// DescribeSecurityGroups and DescribeSecurityGroupRules: the group `default`, with the rules that AWS gives it.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../../../cloud/model/generated/ec2.ts';
import { ec2Arn } from '../../demands.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error } from '../../errors.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { defaultNetwork, type NetworkFacts } from '../../network/default-network.ts';
import { shownTags, tagsOf } from '../../tags.ts';

const DESCRIPTION = 'default VPC security group';

export const describeSecurityGroups: Ec2Operation<'DescribeSecurityGroups'> = onAll('DescribeSecurityGroups', (input, cx) => {
  const network = defaultNetwork(cx.account, cx.region);
  for (const name of input.GroupNames ?? []) {
    if (name !== 'default')
      throw ec2Error('InvalidGroup.NotFound', `The security group '${name}' does not exist in default VPC '${network.vpcId}'`);
  }
  const found = filterRows(
    pickIds('securityGroup', [network], ({ groupId }) => groupId, input.GroupIds),
    input.Filters,
    {
      description: () => DESCRIPTION,
      'egress.ip-permission.cidr': () => '0.0.0.0/0',
      'egress.ip-permission.protocol': () => '-1',
      'group-id': ({ groupId }) => groupId,
      'group-name': () => 'default',
      'ip-permission.group-id': ({ groupId }) => groupId,
      'ip-permission.protocol': () => '-1',
      'ip-permission.user-id': ({ account }) => account,
      'ip-permission.cidr': () => undefined,
      'ip-permission.from-port': () => undefined,
      'ip-permission.to-port': () => undefined,
      'owner-id': ({ account }) => account,
      'vpc-id': ({ vpcId }) => vpcId,
    },
    ({ groupId }) => tagsOf(cx, groupId),
  );
  const { items, next } = pageOf(found, input, ({ groupId }) => groupId);
  return { SecurityGroups: items.map((one) => shownGroup(cx, one)), ...next };
});

export const describeSecurityGroupRules: Ec2Operation<'DescribeSecurityGroupRules'> = onAll('DescribeSecurityGroupRules', (input, cx) => {
  const network = defaultNetwork(cx.account, cx.region);
  const found = filterRows(
    pickIds(
      'securityGroupRule',
      shownRules(cx, network),
      ({ SecurityGroupRuleId }) => SecurityGroupRuleId ?? '',
      input.SecurityGroupRuleIds,
    ),
    input.Filters,
    { 'group-id': ({ GroupId }) => GroupId, 'security-group-rule-id': ({ SecurityGroupRuleId }) => SecurityGroupRuleId },
    ({ SecurityGroupRuleId }) => tagsOf(cx, SecurityGroupRuleId ?? ''),
  );
  const { items, next } = pageOf(found, input, ({ SecurityGroupRuleId }) => SecurityGroupRuleId ?? '');
  return { SecurityGroupRules: items, ...next };
});

function shownGroup(cx: CallContext, { account, groupId, vpcId }: NetworkFacts): SecurityGroup {
  return {
    Description: DESCRIPTION,
    GroupId: groupId,
    GroupName: 'default',
    IpPermissions: [
      { IpProtocol: '-1', IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [{ GroupId: groupId, UserId: account }] },
    ],
    IpPermissionsEgress: [
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] },
    ],
    OwnerId: account,
    SecurityGroupArn: ec2Arn(cx, 'securityGroup', groupId),
    Tags: shownTags(cx, groupId),
    VpcId: vpcId,
  };
}

/** In the order of their ids. */
function shownRules(cx: CallContext, { account, groupId, ingressRuleId, egressRuleId }: NetworkFacts): readonly SecurityGroupRule[] {
  const rule = (id: string, more: SecurityGroupRule): SecurityGroupRule => ({
    FromPort: -1,
    GroupId: groupId,
    GroupOwnerId: account,
    IpProtocol: '-1',
    SecurityGroupRuleArn: ec2Arn(cx, 'securityGroupRule', id),
    SecurityGroupRuleId: id,
    Tags: shownTags(cx, id),
    ToPort: -1,
    ...more,
  });
  const rules = [
    rule(ingressRuleId, { IsEgress: false, ReferencedGroupInfo: { GroupId: groupId, UserId: account } }),
    rule(egressRuleId, { CidrIpv4: '0.0.0.0/0', IsEgress: true }),
  ];
  return ingressRuleId < egressRuleId ? rules : rules.toReversed();
}
