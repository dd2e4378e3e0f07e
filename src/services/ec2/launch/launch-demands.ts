// What RunInstances is authorized on. The sentence of a refusal names the first of these that is not allowed.
// Source: Amazon EC2 User Guide, Example policies to control access to the Amazon EC2 API, "Launch instances"; Service Authorization Reference.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { Demand } from '../../../cloud/demand.ts';
import { type Context, demand, ec2Arn, metadataContext, requestTagContext, resourceOf } from '../demands.ts';
import { findProfile, passRoleDemands } from '../instance/instance-profile.ts';
import type { LaunchPlan } from './launch-plan.ts';
import type { LaunchTags } from './plan-tags.ts';

export function launchDemands(cx: AuthorizeContext, plan: LaunchPlan): readonly Demand[] {
  const instanceArn = ec2Arn(cx, 'instance', '*');
  return [
    ...runDemands(cx, plan, instanceArn),
    ...tagDemands(cx, plan.tags),
    ...passRoleDemands(cx, plan.input.IamInstanceProfile, instanceArn),
  ];
}

function runDemands(cx: AuthorizeContext, plan: LaunchPlan, instanceArn: string): readonly Demand[] {
  const { network, subnet, groups } = plan.interface;
  const { image, devices, tags } = plan;
  const vpc = ['ec2:vpc', ec2Arn(cx, 'vpc', network.vpcId)] as const;
  const zone = ['ec2:availabilityzone', subnet.zone.name] as const;
  const run = (resource: Demand['resource'], context: Context): Demand =>
    demand(cx, 'RunInstances', resource, [['ec2:islaunchtemplateresource', 'false'], ...context]);
  return [
    run({ arn: instanceArn }, [...instanceKeys(cx, plan), ...requestTagContext(tags.instance)]),
    run({ arn: ec2Arn(cx, 'image', image.id), owner: image.owner, share: { accounts: [], public: true } }, [
      ['ec2:imageid', image.id],
      ['ec2:imagetype', 'machine'],
      ['ec2:owner', image.alias ?? image.owner],
      ['ec2:public', 'true'],
      ['ec2:rootdevicetype', 'ebs'],
    ]),
    run(resourceOf(cx, 'subnet', subnet.id), [zone, ['ec2:subnetid', subnet.id], vpc]),
    ...groups.map((id) => run(resourceOf(cx, 'securityGroup', id), [['ec2:securitygroupid', id], vpc])),
    run({ arn: ec2Arn(cx, 'networkInterface', '*') }, [
      ['ec2:associatepublicipaddress', String(plan.interface.public)],
      zone,
      ['ec2:subnet', ec2Arn(cx, 'subnet', subnet.id)],
      vpc,
      ...requestTagContext(tags.networkInterface),
    ]),
    ...devices.map(({ encrypted, size, type, iops, throughput }) =>
      run({ arn: ec2Arn(cx, 'volume', '*') }, [
        zone,
        ['ec2:encrypted', String(encrypted)],
        ['ec2:volumesize', String(size)],
        ['ec2:volumetype', type],
        ...(iops === undefined ? [] : [['ec2:volumeiops', String(iops)] as const]),
        ...(throughput === undefined ? [] : [['ec2:volumethroughput', String(throughput)] as const]),
        ...requestTagContext(tags.volume),
      ]),
    ),
  ];
}

function instanceKeys(
  cx: AuthorizeContext,
  { input, type, tenancy, metadata, interface: { subnet }, cores, threadsPerCore }: LaunchPlan,
): Context {
  const profile = input.IamInstanceProfile === undefined ? undefined : findProfile(cx, input.IamInstanceProfile);
  return [
    ['ec2:availabilityzone', subnet.zone.name],
    ['ec2:cpucorecount', String(cores)],
    ['ec2:cputhreadspercore', String(threadsPerCore)],
    ['ec2:ebsoptimized', String(input.EbsOptimized ?? false)],
    ['ec2:instancetype', type.name],
    ['ec2:instancemarkettype', 'on-demand'],
    ['ec2:rootdevicetype', 'ebs'],
    ['ec2:tenancy', tenancy],
    ...metadataContext(metadata),
    ...(profile === undefined ? [] : [['ec2:instanceprofile', profile.arn] as const]),
  ];
}

function tagDemands(cx: AuthorizeContext, { instance, volume, networkInterface }: LaunchTags): readonly Demand[] {
  const kinds = [
    ['instance', instance],
    ['volume', volume],
    ['networkInterface', networkInterface],
  ] as const;
  return kinds.flatMap(([kind, tags]) =>
    tags.length === 0
      ? []
      : [demand(cx, 'CreateTags', { arn: ec2Arn(cx, kind, '*') }, [['ec2:createaction', 'RunInstances'], ...requestTagContext(tags)])],
  );
}
