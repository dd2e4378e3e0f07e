// Operations beside RunInstances: profiles, tags, metadata options, attributes, lists, trail.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { failureOf } from '../../../test/testkit/cloud/failure-of.ts';
import { iamService } from '../iam/service.ts';
import { ec2Service } from './service.ts';

const A = '111111111111';

let cloud: TestCloud;
let root: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [ec2Service, iamService] });
  cloud.createAccount(A);
  root = cloud.root(A);
});

function ec2(operation: string, input: object = {}, caller: TestCaller = root) {
  return caller.call('ec2', operation, input as Record<string, unknown>);
}

function launch(more: object = {}) {
  return ec2('RunInstances', { ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 1, InstanceType: 't3.micro', ...more })
    .Instances[0];
}

function user(...statements: readonly object[]): TestCaller {
  root.call('iam', 'CreateUser', { UserName: 'u' });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  root.call('iam', 'PutUserPolicy', { UserName: 'u', PolicyName: 'own', PolicyDocument });
  return cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey);
}

function profile(name: string): string {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  });
  root.call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument });
  const { Arn } = root.call('iam', 'CreateInstanceProfile', { InstanceProfileName: name }).InstanceProfile;
  root.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name });
  return Arn;
}

describe('instance profiles', () => {
  test('are associated once, replaced and taken away', () => {
    const [p, q] = [profile('p'), profile('q')];
    const { InstanceId } = launch();
    const first = ec2('AssociateIamInstanceProfile', { InstanceId, IamInstanceProfile: { Name: 'p' } }).IamInstanceProfileAssociation;
    expect(first).toMatchObject({ InstanceId, State: 'associating', IamInstanceProfile: { Arn: p } });
    expect(failureOf(() => ec2('AssociateIamInstanceProfile', { InstanceId, IamInstanceProfile: { Arn: q } }))).toEqual({
      code: 'IncorrectState',
      status: 400,
      message: `There is an existing association for instance ${InstanceId}`,
    });
    const { AssociationId } = first;
    const second = ec2('ReplaceIamInstanceProfileAssociation', {
      AssociationId,
      IamInstanceProfile: { Arn: q },
    }).IamInstanceProfileAssociation;
    expect(second.AssociationId).not.toBe(AssociationId);
    cloud.clock.advance(2000);
    const Filters = [{ Name: 'instance-id', Values: [InstanceId] }];
    expect(ec2('DescribeIamInstanceProfileAssociations', { Filters }).IamInstanceProfileAssociations).toMatchObject([
      { State: 'associated', IamInstanceProfile: { Arn: q } },
    ]);
    ec2('DisassociateIamInstanceProfile', { AssociationId: second.AssociationId });
    expect(ec2('DescribeIamInstanceProfileAssociations').IamInstanceProfileAssociations).toEqual([]);
    expect(failureOf(() => ec2('DisassociateIamInstanceProfile', { AssociationId: second.AssociationId })).code).toBe('NoSuchAssociation');
  });

  test('need iam:PassRole, which sees the instance', () => {
    profile('p');
    const { InstanceId } = launch();
    const Condition = { ArnLike: { 'iam:AssociatedResourceArn': `arn:aws:ec2:*:*:instance/${InstanceId}` } };
    const caller = user(
      { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', Condition },
    );
    const other = launch().InstanceId;
    const associate = (id: string) => ec2('AssociateIamInstanceProfile', { InstanceId: id, IamInstanceProfile: { Name: 'p' } }, caller);
    expect(failureOf(() => associate(other))).toMatchObject({
      code: 'UnauthorizedOperation',
      message: expect.stringContaining('iam:PassRole on resource'),
    });
    expect(associate(InstanceId)).toHaveProperty('IamInstanceProfileAssociation');
  });
});

test('tags are added, changed and taken away by key and by value', () => {
  const { InstanceId } = launch();
  const { VpcId } = ec2('DescribeVpcs').Vpcs[0];
  const Resources = [InstanceId, VpcId];
  ec2('CreateTags', {
    Resources,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  ec2('CreateTags', { Resources: [InstanceId], Tags: [{ Key: 'a', Value: '3' }] });
  expect(ec2('DescribeTags', { Filters: [{ Name: 'key', Values: ['a'] }] }).Tags).toEqual([
    { Key: 'a', Value: '3', ResourceId: InstanceId, ResourceType: 'instance' },
    { Key: 'a', Value: '1', ResourceId: VpcId, ResourceType: 'vpc' },
  ]);
  ec2('DeleteTags', { Resources, Tags: [{ Key: 'a', Value: '1' }, { Key: 'b' }] });
  expect(ec2('DescribeTags').Tags).toMatchObject([{ Key: 'a', Value: '3', ResourceId: InstanceId }]);
  expect(failureOf(() => ec2('CreateTags', { Resources: ['x'], Tags: [{ Key: 'a' }] })).code).toBe('InvalidID');
  expect(failureOf(() => ec2('CreateTags', { Resources: ['vol-0123456789abcdef0'], Tags: [{ Key: 'a' }] })).code).toBe(
    'InvalidVolume.NotFound',
  );
  expect(failureOf(() => ec2('CreateTags', { Resources, Tags: [{ Key: 'aws:x', Value: '' }] })).code).toBe('InvalidParameterValue');
});

test('metadata options: those given, else the account’s, else the image’s', () => {
  expect(launch().MetadataOptions).toMatchObject({ HttpTokens: 'optional', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' });
  const [image] = ec2('DescribeImages', { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-ami-2023*-x86_64'] }] }).Images;
  expect(launch({ ImageId: image.ImageId }).MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 2 });
  ec2('ModifyInstanceMetadataDefaults', { HttpTokens: 'required', HttpPutResponseHopLimit: 3, InstanceMetadataTags: 'enabled' });
  const { InstanceId, MetadataOptions } = launch();
  expect(MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 3, InstanceMetadataTags: 'enabled' });
  const changed = ec2('ModifyInstanceMetadataOptions', { InstanceId, HttpTokens: 'optional', HttpEndpoint: 'disabled' });
  expect(changed.InstanceMetadataOptions).toMatchObject({ HttpTokens: 'optional', HttpEndpoint: 'disabled', HttpPutResponseHopLimit: 3 });
  ec2('ModifyInstanceMetadataDefaults', { HttpTokens: 'no-preference', HttpPutResponseHopLimit: -1 });
  expect(ec2('GetInstanceMetadataDefaults').AccountLevel).toEqual({ InstanceMetadataTags: 'enabled', ManagedBy: 'account' });
  ec2('ModifyInstanceMetadataDefaults', { HttpTokensEnforced: 'enabled' });
  expect(failureOf(() => launch()).code).toBe('UnsupportedOperation');
  expect(launch({ MetadataOptions: { HttpTokens: 'required' } }).MetadataOptions.HttpTokens).toBe('required');
});

test('attributes are changed one at a time, some of them of stopped instances only', () => {
  const { InstanceId } = launch();
  const modify = (input: object) => ec2('ModifyInstanceAttribute', { InstanceId, ...input });
  const attribute = (Attribute: string) => ec2('DescribeInstanceAttribute', { InstanceId, Attribute });
  modify({ SourceDestCheck: { Value: false } });
  expect(attribute('sourceDestCheck')).toEqual({ InstanceId, SourceDestCheck: { Value: false } });
  modify({ Attribute: 'instanceInitiatedShutdownBehavior', Value: 'terminate' });
  expect(attribute('instanceInitiatedShutdownBehavior').InstanceInitiatedShutdownBehavior).toEqual({ Value: 'terminate' });
  expect(failureOf(() => modify({ InstanceType: { Value: 't3.large' } }))).toEqual({
    code: 'IncorrectInstanceState',
    status: 400,
    message: `The instance '${InstanceId}' is not in the 'stopped' state.`,
  });
  cloud.clock.advance(2000);
  ec2('StopInstances', { InstanceIds: [InstanceId] });
  cloud.clock.advance(2000);
  modify({ InstanceType: { Value: 't3.large' } });
  modify({ UserData: { Value: Buffer.from('#!/bin/sh') } });
  expect(attribute('instanceType').InstanceType).toEqual({ Value: 't3.large' });
  expect(attribute('userData').UserData).toEqual({ Value: Buffer.from('#!/bin/sh').toString('base64') });
  expect(failureOf(() => modify({ EbsOptimized: { Value: true }, DisableApiStop: { Value: true } })).code).toBe(
    'InvalidParameterCombination',
  );
  expect(failureOf(() => attribute('nothing')).code).toBe('InvalidParameterValue');
});

describe('lists', () => {
  test('filters: wildcards, an escaped one, several values, all of them', () => {
    const one = launch({ TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web*1' }] }] }).InstanceId;
    const two = launch({
      InstanceType: 't3.small',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web-2' }] }],
    }).InstanceId;
    const ids = (...Filters: readonly object[]) =>
      ec2('DescribeInstances', { Filters })
        .Reservations.map(({ Instances }: { Instances: { InstanceId: string }[] }) => Instances[0]?.InstanceId)
        .sort();
    const both = [one, two].sort();
    expect(ids({ Name: 'tag:Name', Values: ['web?*'] })).toEqual(both);
    expect(ids({ Name: 'tag:Name', Values: ['web\\*?'] })).toEqual([one]);
    expect(ids({ Name: 'instance-type', Values: ['t3.small', 't3.nano'] })).toEqual([two]);
    expect(ids({ Name: 'tag-key', Values: ['Name'] }, { Name: 'instance-state-name', Values: ['pending'] })).toEqual(both);
    expect(ids({ Name: 'tag:Name', Values: ['WEB-2'] })).toEqual([]);
    expect(failureOf(() => ids({ Name: 'colour', Values: ['red'] })).message).toBe("The filter 'colour' is invalid");
  });

  test('pages: as large as asked for, each instance once', () => {
    for (let count = 0; count < 12; count++) launch();
    const seen: string[] = [];
    let NextToken: string | undefined;
    const sizes: number[] = [];
    do {
      const page = ec2('DescribeInstances', { MaxResults: 5, ...(NextToken !== undefined && { NextToken }) });
      sizes.push(page.Reservations.length);
      seen.push(...page.Reservations.map(({ Instances }: { Instances: { InstanceId: string }[] }) => Instances[0]?.InstanceId));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(sizes).toEqual([5, 5, 2]);
    expect(new Set(seen).size).toBe(12);
    expect(failureOf(() => ec2('DescribeInstances', { MaxResults: 4 })).message).toContain('Expecting a value greater than 5.');
    const both = { MaxResults: 5, InstanceIds: [seen[0]] };
    expect(failureOf(() => ec2('DescribeInstances', both)).message).toBe(
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  });

  test('the default network is the same at every call, and another one elsewhere', () => {
    const [subnet] = ec2('DescribeSubnets', { Filters: [{ Name: 'availability-zone', Values: ['us-west-2b'] }] }).Subnets;
    expect(subnet).toMatchObject({ CidrBlock: '172.31.16.0/20', AvailableIpAddressCount: 4091, DefaultForAz: true });
    const { InstanceId, PrivateIpAddress, SubnetId } = launch({ SubnetId: subnet.SubnetId });
    expect(SubnetId).toBe(subnet.SubnetId);
    expect(PrivateIpAddress).toMatch(/^172\.31\.(?:1[6-9]|2\d|3[01])\./);
    expect(ec2('DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets[0].AvailableIpAddressCount).toBe(4090);
    const Filters = [{ Name: 'attachment.instance-id', Values: [InstanceId] }];
    expect(ec2('DescribeNetworkInterfaces', { Filters }).NetworkInterfaces).toMatchObject([
      { PrivateIpAddress, SubnetId, Status: 'in-use' },
    ]);
    expect(ec2('DescribeVpcs', {}, root.inRegion('eu-west-1')).Vpcs[0].VpcId).not.toBe(subnet.VpcId);
    const missing = { VpcIds: ['vpc-0123456789abcdef0'] };
    expect(failureOf(() => ec2('DescribeVpcs', missing))).toMatchObject({ code: 'InvalidVpcID.NotFound' });
  });

  test.each([
    ['DescribeAccountAttributes', 'AccountAttributes', {}],
    ['DescribeAddresses', 'Addresses', {}],
    ['DescribeAvailabilityZones', 'AvailabilityZones', {}],
    ['DescribeInstanceTypes', 'InstanceTypes', { InstanceTypes: ['m6g.xlarge'] }],
    ['DescribeInternetGateways', 'InternetGateways', {}],
    ['DescribeKeyPairs', 'KeyPairs', {}],
    ['DescribeLaunchTemplates', 'LaunchTemplates', {}],
    ['DescribeNetworkAcls', 'NetworkAcls', {}],
    ['DescribeRegions', 'Regions', {}],
    ['DescribeRouteTables', 'RouteTables', {}],
    ['DescribeSecurityGroupRules', 'SecurityGroupRules', {}],
    ['DescribeSecurityGroups', 'SecurityGroups', {}],
    ['DescribeSnapshots', 'Snapshots', {}],
    ['DescribeVpcEndpoints', 'VpcEndpoints', {}],
  ])('%s', (operation, member, input) => {
    const empty = ['Addresses', 'KeyPairs', 'LaunchTemplates', 'Snapshots', 'VpcEndpoints'].includes(member);
    expect(ec2(operation, input)[member].length > 0).toBe(!empty);
  });

  test('what a type is made of follows from its name', () => {
    const [type] = ec2('DescribeInstanceTypes', { InstanceTypes: ['m6g.xlarge'] }).InstanceTypes;
    expect(type).toMatchObject({
      VCpuInfo: { DefaultVCpus: 4 },
      MemoryInfo: { SizeInMiB: 16_384 },
      ProcessorInfo: { SupportedArchitectures: ['arm64'] },
    });
    expect(launch({ InstanceType: 't4g.nano' }).Architecture).toBe('arm64');
    const [image] = ec2('DescribeImages', { Filters: [{ Name: 'name', Values: ['al2023-ami-2023*-x86_64'] }] }).Images;
    expect(failureOf(() => launch({ InstanceType: 't4g.nano', ImageId: image.ImageId })).message).toContain("architecture 'arm64'");
  });
});

test('the trail has the form that EC2 gives it, without user data', () => {
  launch({ UserData: 'c2VjcmV0', SecurityGroups: ['default'] });
  const call = cloud.recorded.at(-1);
  expect(call?.definition?.trail?.requestParameters?.(call.input)).toEqual({
    instancesSet: { items: [{ imageId: 'ami-0abcdef1234567890', minCount: 1, maxCount: 1 }] },
    instanceType: 't3.micro',
    userData: '<sensitiveDataRemoved>',
    groupSet: { items: [{ groupName: 'default' }] },
  });
  expect(call?.definition?.trail?.responseElements?.(call.output)).toMatchObject({
    ownerId: A,
    instancesSet: { items: [{ instanceState: { code: 0, name: 'pending' }, launchTime: cloud.clock.now() }] },
  });
});
