// Policies of an organization: who they bind, what is attached where, and what management policies come to.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../iam/service.ts';
import { stsService } from '../sts/service.ts';
import { organizationsService } from './service.ts';

const M = '100000000001';
const A = '111111111111';
const SCP = 'SERVICE_CONTROL_POLICY';

let cloud: TestCloud;
let organization: { Id: string };
let root: string;

beforeEach(() => {
  cloud = testCloud({ services: [organizationsService, iamService, stsService] });
  cloud.createAccount(M);
  organization = manager('CreateOrganization').Organization;
  root = manager('ListRoots').Roots[0].Id;
  cloud.createAccount(A);
});

function manager(operation: string, input: object = {}) {
  return cloud.root(M).call('organizations', operation, { ...input });
}

function member(operation: string, input: object = {}) {
  return cloud.root(A).call('organizations', operation, { ...input });
}

function unit(Name: string, ParentId = root): string {
  return manager('CreateOrganizationalUnit', { ParentId, Name }).OrganizationalUnit.Id;
}

function policy(Name: string, statement: object, Type = SCP): string {
  const Content = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return manager('CreatePolicy', { Name, Description: '', Type, Content }).Policy.PolicySummary.Id;
}

const error = (code: string, message: string, Reason?: string) =>
  expect.objectContaining({ code, status: 400, message, details: Reason === undefined ? expect.anything() : { members: { Reason } } });
const noAccess = error('AccessDeniedException', "You don't have permissions to access this resource.");

describe('control policies', () => {
  let bob: TestCaller;

  beforeEach(() => {
    cloud.root(A).call('iam', 'CreateUser', { UserName: 'bob' });
    const all = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    cloud.root(A).call('iam', 'PutUserPolicy', { UserName: 'bob', PolicyName: 'all', PolicyDocument: all });
    bob = cloud.as(cloud.root(A).call('iam', 'CreateAccessKey', { UserName: 'bob' }).AccessKey);
    manager('EnablePolicyType', { RootId: root, PolicyType: SCP });
  });

  const deny = { Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*' };

  test('bind members at once, by ARN, and not the management account', () => {
    const id = policy('no-users', deny);
    const arn = `arn:aws:organizations::${M}:policy/${organization.Id}/service_control_policy/${id}`;
    manager('AttachPolicy', { PolicyId: id, TargetId: root });
    const message = `User: arn:aws:iam::${A}:user/bob is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${A}:user/ with an explicit deny in a service control policy: ${arn}`;
    expect(() => bob.call('iam', 'ListUsers')).toThrow(expect.objectContaining({ code: 'AccessDenied', message }));
    expect(cloud.root(M).call('iam', 'ListUsers')).toHaveProperty('Users');
    manager('UpdatePolicy', {
      PolicyId: id,
      Content: JSON.stringify({ Version: '2012-10-17', Statement: [{ ...deny, Action: 'iam:ListRoles' }] }),
    });
    expect(bob.call('iam', 'ListUsers')).toHaveProperty('Users');
    manager('DetachPolicy', { PolicyId: id, TargetId: root });
    expect(bob.call('iam', 'ListRoles')).toHaveProperty('Roles');
    manager('DeletePolicy', { PolicyId: id });
    expect(() => manager('DescribePolicy', { PolicyId: id })).toThrow(
      error('PolicyNotFoundException', "You specified a policy that doesn't exist."),
    );
  });

  test('FullAWSAccess is attached to what is there and what comes, and the last policy stays', () => {
    const id = unit('late');
    for (const TargetId of [root, A, id]) {
      expect(manager('ListPoliciesForTarget', { TargetId, Filter: SCP }).Policies).toMatchObject([
        { Id: 'p-FullAWSAccess', Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess', AwsManaged: true },
      ]);
    }
    expect(() => manager('DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: A })).toThrow(
      error(
        'ConstraintViolationException',
        'You cannot remove the last policy attached to the specified target. You should have at least one attached at all times.',
        'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
      ),
    );
    const narrow = policy('narrow', { Effect: 'Allow', Action: 's3:*', Resource: '*' });
    manager('AttachPolicy', { PolicyId: narrow, TargetId: A });
    manager('DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: A });
    expect(() => bob.call('iam', 'ListUsers')).toThrow(
      expect.objectContaining({ message: expect.stringContaining('because no service control policy allows the iam:ListUsers action') }),
    );
    manager('DisablePolicyType', { RootId: root, PolicyType: SCP });
    expect(bob.call('iam', 'ListUsers')).toHaveProperty('Users');
    expect(() => manager('AttachPolicy', { PolicyId: narrow, TargetId: A })).toThrow(
      error('PolicyTypeNotEnabledException', 'This operation can be performed only for enabled policy types.'),
    );
  });

  test('five to a target', () => {
    for (let index = 1; index <= 4; index++) manager('AttachPolicy', { PolicyId: policy(`p${index}`, deny), TargetId: A });
    const fifth = policy('p5', deny);
    expect(() => manager('AttachPolicy', { PolicyId: fifth, TargetId: A })).toThrow(
      error(
        'ConstraintViolationException',
        'You have attached the maximum number of policies to the specified target.',
        'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
      ),
    );
    expect(() =>
      manager('DeletePolicy', { PolicyId: manager('ListPoliciesForTarget', { TargetId: A, Filter: SCP }).Policies[1].Id }),
    ).toThrow(expect.objectContaining({ code: 'PolicyInUseException' }));
  });

  test.each([
    [SCP, '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'],
    ['RESOURCE_CONTROL_POLICY', '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}'],
    ['TAG_POLICY', 'not json'],
  ])('%s has its grammar', (Type, Content) => {
    expect(() => manager('CreatePolicy', { Name: 'n', Description: '', Type, Content })).toThrow(
      error(
        'MalformedPolicyDocumentException',
        'The provided policy document does not meet the requirements of the specified policy type.',
      ),
    );
  });

  test('resource control policies', () => {
    manager('EnablePolicyType', { RootId: root, PolicyType: 'RESOURCE_CONTROL_POLICY' });
    const statement = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' };
    const id = policy('no-assume', statement, 'RESOURCE_CONTROL_POLICY');
    const trust = { Effect: 'Allow', Principal: { AWS: A }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    const RoleArn = cloud.root(A).call('iam', 'CreateRole', { RoleName: 'R', AssumeRolePolicyDocument }).Role.Arn;
    expect(bob.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'me' })).toHaveProperty('Credentials');
    manager('AttachPolicy', { PolicyId: id, TargetId: A });
    expect(() => bob.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'me' })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('with an explicit deny in a resource control policy') }),
    );
    expect(manager('ListPoliciesForTarget', { TargetId: A, Filter: 'RESOURCE_CONTROL_POLICY' }).Policies).toMatchObject([
      { Id: 'p-RCPFullAWSAccess' },
      { Id: id },
    ]);
    expect(() => manager('DetachPolicy', { PolicyId: 'p-RCPFullAWSAccess', TargetId: A })).toThrow(
      expect.objectContaining({ details: { members: { Reason: 'NON_DETACHABLE_POLICY' } } }),
    );
  });

  test('tags decide who may touch a policy', () => {
    const id = policy('p', deny);
    manager('TagResource', { ResourceId: id, Tags: [{ Key: 'team', Value: 'red' }] });
    const statement = {
      Effect: 'Allow',
      Action: 'organizations:DescribePolicy',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
    };
    cloud.root(M).call('iam', 'CreateUser', { UserName: 'carol' });
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    cloud.root(M).call('iam', 'PutUserPolicy', { UserName: 'carol', PolicyName: 'p', PolicyDocument });
    const carol = cloud.as(cloud.root(M).call('iam', 'CreateAccessKey', { UserName: 'carol' }).AccessKey);
    expect(carol.call('organizations', 'DescribePolicy', { PolicyId: id })).toHaveProperty('Policy');
    manager('UntagResource', { ResourceId: id, TagKeys: ['team'] });
    expect(() => carol.call('organizations', 'DescribePolicy', { PolicyId: id })).toThrow(
      expect.objectContaining({ code: 'AccessDeniedException', status: 400 }),
    );
  });
});

test('management policies are merged down the tree', () => {
  manager('EnablePolicyType', { RootId: root, PolicyType: 'TAG_POLICY' });
  const put = (Name: string, TargetId: string, content: object) => {
    const { PolicySummary } = manager('CreatePolicy', {
      Name,
      Description: '',
      Type: 'TAG_POLICY',
      Content: JSON.stringify(content),
    }).Policy;
    manager('AttachPolicy', { PolicyId: PolicySummary.Id, TargetId });
  };
  put('top', root, { tags: { cost: { tag_key: { '@@assign': 'Cost' }, tag_value: { '@@assign': ['1', '2'] } } } });
  put('own', A, { tags: { cost: { tag_value: { '@@append': ['3'], '@@remove': ['1'] } } } });
  const { EffectivePolicy } = member('DescribeEffectivePolicy', { PolicyType: 'TAG_POLICY' });
  expect(EffectivePolicy.TargetId).toBe(A);
  expect(JSON.parse(EffectivePolicy.PolicyContent)).toEqual({ tags: { cost: { tag_key: 'Cost', tag_value: ['2', '3'] } } });
  expect(() => member('DescribeEffectivePolicy', { PolicyType: 'TAG_POLICY', TargetId: M })).toThrow(noAccess);
});
