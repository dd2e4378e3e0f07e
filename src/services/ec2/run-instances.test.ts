// RunInstances and what becomes of instances, against real IAM rows.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { failureOf } from '../../../test/testkit/cloud/failure-of.ts';
import { iamService } from '../iam/service.ts';
import { stsService } from '../sts/service.ts';
import { ec2Service } from './service.ts';

const A = '111111111111';
const B = '222222222222';
const AMI = 'ami-0abcdef1234567890';

let cloud: TestCloud;
let root: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [ec2Service, iamService, stsService] });
  cloud.createAccount(A);
  cloud.createAccount(B);
  root = cloud.root(A);
});

function run(caller: TestCaller = root, more: object = {}) {
  return caller.call('ec2', 'RunInstances', { ImageId: AMI, MinCount: 1, MaxCount: 1, InstanceType: 't3.micro', ...more });
}

function user(name: string, ...statements: readonly object[]): TestCaller {
  root.call('iam', 'CreateUser', { UserName: name });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  root.call('iam', 'PutUserPolicy', { UserName: name, PolicyName: 'own', PolicyDocument });
  return cloud.as(root.call('iam', 'CreateAccessKey', { UserName: name }).AccessKey);
}

function allow(Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object): object {
  return { Effect: 'Allow', Action, Resource, ...(Condition !== undefined && { Condition }) };
}

function profile(name: string): string {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  root.call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument });
  const { Arn } = root.call('iam', 'CreateInstanceProfile', { InstanceProfileName: name }).InstanceProfile;
  root.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name });
  return Arn;
}

const SEALED = /\. Encoded authorization failure message: ([\w-]+)$/;

describe('who may launch', () => {
  test.each([
    [[], `arn:aws:ec2:us-west-2:${A}:instance/*`],
    [['instance/*'], 'arn:aws:ec2:us-west-2::image/ami-0abcdef1234567890'],
    [['instance/*', 'image/*'], /subnet\/subnet-0[0-9a-f]{16}$/],
    [['instance/*', 'image/*', 'subnet/*'], /security-group\/sg-0[0-9a-f]{16}$/],
    [['instance/*', 'image/*', 'subnet/*', 'security-group/*'], `arn:aws:ec2:us-west-2:${A}:network-interface/*`],
    [['instance/*', 'image/*', 'subnet/*', 'security-group/*', 'network-interface/*'], `arn:aws:ec2:us-west-2:${A}:volume/*`],
  ])('allowed on %j, the sentence names the next', (types, named) => {
    const resources = types.map((type) => `arn:aws:ec2:*:*:${type}`);
    const caller = user('u', allow('sts:*'), ...(resources.length === 0 ? [] : [allow('ec2:RunInstances', resources)]));
    const { code, status, message } = failureOf(() => run(caller));
    expect([code, status]).toEqual(['UnauthorizedOperation', 403]);
    expect(message).toMatch(SEALED);
    const [sentence = ''] = message.split('. Encoded');
    const opening = `You are not authorized to perform this operation. User: ${caller.caller.arn} is not authorized to perform: ec2:RunInstances on resource: `;
    const ending = ' because no identity-based policy allows the ec2:RunInstances action';
    expect(sentence.startsWith(opening) && sentence.endsWith(ending)).toBe(true);
    expect(sentence.slice(opening.length, -ending.length)).toMatch(named);
    const decoded = JSON.parse(
      caller.call('sts', 'DecodeAuthorizationMessage', { EncodedMessage: SEALED.exec(message)?.[1] }).DecodedMessage,
    );
    expect(decoded).toMatchObject({ allowed: false, explicitDeny: false, matchedStatements: { items: [] } });
    expect(decoded.context).toMatchObject({
      action: 'ec2:RunInstances',
      principal: { id: caller.caller.userId, name: 'u', arn: caller.caller.arn },
    });
    expect(decoded.context.resource).toMatch(named);
  });

  test('conditions see type, metadata options, profile and tags', () => {
    const arn = profile('p');
    const caller = user(
      'u',
      allow(['ec2:RunInstances', 'ec2:CreateTags'], '*', {
        StringEqualsIfExists: { 'ec2:InstanceType': 't3.micro', 'ec2:MetadataHttpTokens': 'required', 'aws:RequestTag/team': 'red' },
        ArnEqualsIfExists: { 'ec2:InstanceProfile': arn },
      }),
      allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
    );
    const good = {
      MetadataOptions: { HttpTokens: 'required' },
      IamInstanceProfile: { Name: 'p' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'red' }] }],
    };
    expect(run(caller, good).Instances[0]).toMatchObject({ IamInstanceProfile: { Arn: arn }, Tags: [{ Key: 'team', Value: 'red' }] });
    const refused = { code: 'UnauthorizedOperation' };
    expect(failureOf(() => run(caller, { ...good, InstanceType: 't3.small' }))).toMatchObject(refused);
    expect(failureOf(() => run(caller, { ...good, MetadataOptions: undefined }))).toMatchObject(refused);
    profile('q');
    expect(failureOf(() => run(caller, { ...good, IamInstanceProfile: { Name: 'q' } }))).toMatchObject(refused);
    const blue = [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'blue' }] }];
    expect(failureOf(() => run(caller, { ...good, TagSpecifications: blue }))).toMatchObject(refused);
  });

  test('tags need ec2:CreateTags, which sees the action that creates', () => {
    const TagSpecifications = [{ ResourceType: 'volume', Tags: [{ Key: 'a', Value: 'b' }] }];
    const without = user('u', allow('ec2:RunInstances'));
    expect(failureOf(() => run(without, { TagSpecifications })).message).toContain(
      `perform: ec2:CreateTags on resource: arn:aws:ec2:us-west-2:${A}:volume/* because`,
    );
    const creating = allow('ec2:CreateTags', '*', { StringEquals: { 'ec2:CreateAction': 'RunInstances' } });
    const { InstanceId } = run(user('v', allow('ec2:RunInstances'), creating), { TagSpecifications }).Instances[0];
    const { Volumes } = root.call('ec2', 'DescribeVolumes', { Filters: [{ Name: 'attachment.instance-id', Values: [InstanceId] }] });
    expect(Volumes).toMatchObject([{ Tags: [{ Key: 'a', Value: 'b' }], State: 'in-use', Size: 8 }]);
  });

  test('a profile needs iam:PassRole on its role, said in the words of EC2', () => {
    profile('p');
    const caller = user(
      'u',
      allow('ec2:*'),
      allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }),
    );
    const { code, status, message } = failureOf(() => run(caller, { IamInstanceProfile: { Name: 'p' } }));
    expect([code, status]).toEqual(['UnauthorizedOperation', 403]);
    expect(message.replace(SEALED, '')).toBe(
      `You are not authorized to perform this operation. User: ${caller.caller.arn} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::${A}:role/p because no identity-based policy allows the iam:PassRole action`,
    );
    expect(message).toMatch(SEALED);
  });

  test('Describe operations name no resource and seal no message', () => {
    const caller = user('u', allow('ec2:DescribeInstances', 'arn:aws:ec2:*:*:instance/*'));
    expect(failureOf(() => caller.call('ec2', 'DescribeInstances')).message).toBe(
      `You are not authorized to perform this operation. User: ${caller.caller.arn} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
    );
  });

  test('a dry run tells what would be, and does nothing', () => {
    expect(failureOf(() => run(root, { DryRun: true }))).toEqual({
      code: 'DryRunOperation',
      status: 412,
      message: 'Request would have succeeded, but DryRun flag is set.',
    });
    expect(failureOf(() => run(user('u', allow('iam:*')), { DryRun: true }))).toMatchObject({ code: 'UnauthorizedOperation' });
    expect(root.call('ec2', 'DescribeInstances').Reservations).toEqual([]);
    expect(root.call('ec2', 'DescribeVolumes').Volumes).toEqual([]);
  });
});

describe('parameters', () => {
  test.each<readonly [object, string, string]>([
    [{ ImageId: undefined }, 'MissingParameter', 'The request must contain the parameter ImageId'],
    [{ ImageId: 'x' }, 'InvalidAMIID.Malformed', 'Invalid id: "x" (expecting "ami-...")'],
    [{ ImageId: 'ami-zz' }, 'InvalidAMIID.Malformed', 'Invalid id: "ami-zz"'],
    [{ InstanceType: 't3.huge' }, 'InvalidParameterValue', "Invalid value 't3.huge' for InstanceType."],
    [{ SubnetId: 'subnet-0123456789abcdef0' }, 'InvalidSubnetID.NotFound', "The subnet ID 'subnet-0123456789abcdef0' does not exist"],
    [{ SecurityGroupIds: ['sg-0123456789abcdef0'] }, 'InvalidGroup.NotFound', "The security group 'sg-0123456789abcdef0' does not exist"],
    [{ KeyName: 'k' }, 'InvalidKeyPair.NotFound', "The key pair 'k' does not exist"],
    [
      { IamInstanceProfile: { Name: 'p' } },
      'InvalidParameterValue',
      'Value (p) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    ],
    [
      { IamInstanceProfile: { Arn: `arn:aws:iam::${B}:instance-profile/p` } },
      'InvalidParameterValue',
      `Value (arn:aws:iam::${B}:instance-profile/p) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`,
    ],
  ])('%j', (more, code, message) => {
    expect(failureOf(() => run(root, more))).toEqual({ code, status: 400, message });
  });

  test('whoever may not launch does not learn which profiles there are', () => {
    const caller = user('u', allow('iam:*'));
    expect(failureOf(() => run(caller, { IamInstanceProfile: { Name: 'none' } })).code).toBe('UnauthorizedOperation');
  });

  test('a client token launches once', () => {
    const first = run(root, { ClientToken: 't' });
    expect(run(root, { ClientToken: 't' })).toEqual(first);
    expect(failureOf(() => run(root, { ClientToken: 't', InstanceType: 't3.small' })).code).toBe('IdempotentParameterMismatch');
    expect(root.call('ec2', 'DescribeInstances').Reservations).toHaveLength(1);
  });

  test('many get addresses and ids of their own', () => {
    const { Instances } = run(root, { MinCount: 5, MaxCount: 5 });
    const distinct = (member: string) => new Set(Instances.map((one: Record<string, string>) => one[member])).size;
    expect([distinct('InstanceId'), distinct('PrivateIpAddress'), distinct('PublicIpAddress')]).toEqual([5, 5, 5]);
    expect(Instances.map(({ AmiLaunchIndex }: { AmiLaunchIndex: number }) => AmiLaunchIndex)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the life of an instance', () => {
  const stateOf = (InstanceId: string) =>
    root.call('ec2', 'DescribeInstances', { InstanceIds: [InstanceId] }).Reservations[0].Instances[0].State.Name;

  test('changes by the clock alone, and is forgotten an hour after its end', () => {
    const { InstanceId, State } = run().Instances[0];
    expect(State).toEqual({ Code: 0, Name: 'pending' });
    const ids = { InstanceIds: [InstanceId] };
    expect(failureOf(() => root.call('ec2', 'StopInstances', ids))).toMatchObject({ code: 'IncorrectInstanceState' });
    cloud.clock.advance(2000);
    expect(stateOf(InstanceId)).toBe('running');
    expect(root.call('ec2', 'StopInstances', ids).StoppingInstances).toEqual([
      { InstanceId, CurrentState: { Code: 64, Name: 'stopping' }, PreviousState: { Code: 16, Name: 'running' } },
    ]);
    cloud.clock.advance(2000);
    const stopped = root.call('ec2', 'DescribeInstances', ids).Reservations[0].Instances[0];
    expect(stopped).toMatchObject({ State: { Code: 80 }, PublicDnsName: '', StateReason: { Code: 'Client.UserInitiatedShutdown' } });
    expect(stopped).not.toHaveProperty('PublicIpAddress');
    root.call('ec2', 'StartInstances', ids);
    cloud.clock.advance(2000);
    expect(stateOf(InstanceId)).toBe('running');
    root.call('ec2', 'TerminateInstances', ids);
    expect(stateOf(InstanceId)).toBe('shutting-down');
    cloud.clock.advance(2000);
    expect(stateOf(InstanceId)).toBe('terminated');
    expect(root.call('ec2', 'DescribeVolumes').Volumes).toEqual([]);
    expect(failureOf(() => root.call('ec2', 'StartInstances', ids)).message).toBe(
      `The instance '${InstanceId}' is not in a state from which it can be started.`,
    );
    cloud.clock.advance(3_600_000);
    expect(failureOf(() => stateOf(InstanceId))).toEqual({
      code: 'InvalidInstanceID.NotFound',
      status: 400,
      message: `The instance ID '${InstanceId}' does not exist`,
    });
  });

  test('protected from termination', () => {
    const { InstanceId } = run(root, { DisableApiTermination: true }).Instances[0];
    const ids = { InstanceIds: [InstanceId] };
    expect(failureOf(() => root.call('ec2', 'TerminateInstances', ids))).toMatchObject({ code: 'OperationNotPermitted' });
    root.call('ec2', 'ModifyInstanceAttribute', { InstanceId, DisableApiTermination: { Value: false } });
    expect(root.call('ec2', 'TerminateInstances', ids).TerminatingInstances).toHaveLength(1);
  });

  test('another account does not see it', () => {
    const { InstanceId } = run().Instances[0];
    const other = cloud.root(B);
    expect(other.call('ec2', 'DescribeInstances').Reservations).toEqual([]);
    expect(failureOf(() => other.call('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] })).code).toBe('InvalidInstanceID.NotFound');
    expect(root.inRegion('eu-west-1').call('ec2', 'DescribeInstances').Reservations).toEqual([]);
  });

  test('tags decide who may end it', () => {
    const { InstanceId } = run().Instances[0];
    const caller = user('u', allow('ec2:TerminateInstances', '*', { StringEquals: { 'ec2:ResourceTag/owner': 'u' } }));
    const end = () => caller.call('ec2', 'TerminateInstances', { InstanceIds: [InstanceId] });
    expect(failureOf(end).message).toContain(`on resource: arn:aws:ec2:us-west-2:${A}:instance/${InstanceId} because`);
    root.call('ec2', 'CreateTags', { Resources: [InstanceId], Tags: [{ Key: 'owner', Value: 'u' }] });
    expect(end().TerminatingInstances).toHaveLength(1);
  });
});
