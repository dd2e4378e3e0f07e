// The credentials of an instance: from STS, with what the session carries, renewed in time, refused by a trust policy that does not name EC2.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../test/testkit/cloud/test-cloud.ts';
import { failureOf } from '../../../../test/testkit/cloud/failure-of.ts';
import type { InstanceCredentials } from '../../../cloud/metadata-endpoint/instance-view.ts';
import { iamService } from '../../iam/service.ts';
import { stsService } from '../../sts/service.ts';
import { INSTANCES, rowKey } from '../rows.ts';
import { ec2Service } from '../service.ts';
import { instanceCredentials } from './instance-credentials.ts';

const A = '111111111111';
const HOUR = 3_600_000;

let cloud: TestCloud;
let root: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [ec2Service, iamService, stsService] });
  cloud.createAccount(A);
  root = cloud.root(A);
});

function trust(service: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });
}

function policy(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function profile(name: string, service = 'ec2.amazonaws.com'): void {
  root.call('iam', 'CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust(service) });
  root.call('iam', 'CreateInstanceProfile', { InstanceProfileName: name });
  root.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name });
}

function launch(more: object = { IamInstanceProfile: { Name: 'p' } }): string {
  const input = { ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 1, InstanceType: 't3.micro', ...more };
  return root.call('ec2', 'RunInstances', input).Instances[0].InstanceId;
}

function credentialsOf(id: string) {
  return instanceCredentials(cloud.kernel, () => cloud.kernel.state.reader.get(INSTANCES, rowKey({ account: A, region: 'us-west-2' }, id)));
}

function caller(given: unknown): TestCaller {
  const { accessKeyId, sessionToken } = given as InstanceCredentials;
  return cloud.as({ AccessKeyId: accessKeyId, SessionToken: sessionToken });
}

test('the session is named after the instance, and lasts six hours whatever the role says', async () => {
  profile('p');
  const id = launch();
  const given = await credentialsOf(id)('2.0');
  expect(given).toMatchObject({ roleName: 'p', lastUpdated: cloud.clock.now(), expiration: cloud.clock.now() + 6 * HOUR });
  expect(caller(given).call('sts', 'GetCallerIdentity').Arn).toBe(`arn:aws:sts::${A}:assumed-role/p/${id}`);
  const assumed = cloud.recorded.find(({ operation }) => operation === 'AssumeRole');
  expect(assumed).toMatchObject({ account: A, caller: { arn: 'ec2.amazonaws.com' }, input: { RoleSessionName: id } });
});

test('conditions see where it comes from and how it was handed out', async () => {
  profile('p');
  const id = launch();
  const Condition = {
    ArnEquals: { 'ec2:SourceInstanceArn': `arn:aws:ec2:us-west-2:${A}:instance/${id}` },
    NumericEquals: { 'ec2:RoleDelivery': '2.0' },
    StringLike: { 'aws:Ec2InstanceSourceVpc': 'vpc-*' },
    IpAddress: { 'aws:Ec2InstanceSourcePrivateIPv4': '172.31.0.0/16' },
  };
  const PolicyDocument = policy({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition });
  root.call('iam', 'PutRolePolicy', { RoleName: 'p', PolicyName: 'own', PolicyDocument });
  const credentials = credentialsOf(id);
  expect(caller(await credentials('2.0')).call('iam', 'ListUsers')).toHaveProperty('Users');
  const first = await credentials('1.0');
  expect(failureOf(() => caller(first).call('iam', 'ListUsers')).code).toBe('AccessDenied');
});

test('they are kept until an hour before they end', async () => {
  profile('p');
  const credentials = credentialsOf(launch());
  const first = await credentials('2.0');
  cloud.clock.advance(5 * HOUR - 1000);
  expect(await credentials('2.0')).toBe(first);
  cloud.clock.advance(1000);
  expect(await credentials('2.0')).not.toBe(first);
});

describe('what the instance has now counts', () => {
  test('another profile', async () => {
    profile('p');
    profile('q');
    const id = launch();
    const credentials = credentialsOf(id);
    expect(await credentials('2.0')).toMatchObject({ roleName: 'p' });
    const [{ AssociationId }] = root.call('ec2', 'DescribeIamInstanceProfileAssociations').IamInstanceProfileAssociations;
    root.call('ec2', 'ReplaceIamInstanceProfileAssociation', { AssociationId, IamInstanceProfile: { Name: 'q' } });
    expect(await credentials('2.0')).toMatchObject({ roleName: 'q' });
  });

  test('no profile, or one without a role', async () => {
    profile('p');
    const id = launch();
    expect(await credentialsOf(launch({}))('2.0')).toBeUndefined();
    root.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'p', RoleName: 'p' });
    expect(await credentialsOf(id)('2.0')).toBeUndefined();
  });

  test('a trust policy that does not name EC2', async () => {
    profile('p', 'lambda.amazonaws.com');
    const credentials = credentialsOf(launch());
    expect(await credentials('2.0')).toEqual({
      roleName: 'p',
      lastUpdated: cloud.clock.now(),
      code: 'AssumeRoleUnauthorizedAccess',
      message: expect.stringContaining('EC2 cannot assume the role p.'),
    });
    root.call('iam', 'UpdateAssumeRolePolicy', { RoleName: 'p', PolicyDocument: trust('ec2.amazonaws.com') });
    cloud.clock.advance(5000);
    expect(await credentials('2.0')).toHaveProperty('accessKeyId');
  });
});

test('nobody else gets a session that is longer than the role allows, or that carries such keys', () => {
  profile('p');
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: A }, Action: 'sts:AssumeRole' }],
  });
  root.call('iam', 'UpdateAssumeRolePolicy', { RoleName: 'p', PolicyDocument });
  root.call('iam', 'CreateUser', { UserName: 'u' });
  root.call('iam', 'PutUserPolicy', {
    UserName: 'u',
    PolicyName: 'o',
    PolicyDocument: policy({ Effect: 'Allow', Action: 'sts:*', Resource: '*' }),
  });
  const user = cloud.as(root.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey);
  const input = { RoleArn: `arn:aws:iam::${A}:role/p`, RoleSessionName: 'session' };
  expect(failureOf(() => user.call('sts', 'AssumeRole', { ...input, DurationSeconds: 21_600 })).code).toBe('ValidationError');
  expect(cloud.as(user.call('sts', 'AssumeRole', input).Credentials).caller.session).not.toHaveProperty('context');
});
