// Policies of repositories and of registries: what they open, how they go together, what is refused of them.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, type EcrAccounts, ecrAccounts, policyText } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import type { TestCaller } from '../../../../../test/testkit/cloud/test-cloud.ts';

let ecr: EcrAccounts;
let bob: TestCaller;
const APP = { repositoryName: 'app' };
const THERE = { registryId: ACCOUNT_A, ...APP };
const OF_A = { Resource: `arn:aws:ecr:us-west-2:${ACCOUNT_A}:repository/*` };
const BOB = { AWS: `arn:aws:iam::${ACCOUNT_B}:user/bob` };

beforeEach(() => {
  ecr = ecrAccounts();
  ecr.call('CreateRepository', APP);
  bob = ecr.user(ACCOUNT_B, 'bob', allow('ecr:*'));
});

function setPolicy(...statements: readonly object[]): void {
  ecr.call('SetRepositoryPolicy', { ...APP, policyText: policyText(...statements) });
}

function setRegistryPolicy(...statements: readonly object[]): void {
  ecr.call('PutRegistryPolicy', { policyText: policyText(...statements) });
}

function may(operation: string, input: object = THERE, caller: TestCaller = bob): boolean {
  try {
    ecr.call(operation, { ...input }, caller);
    return true;
  } catch (error) {
    const { code } = failureOf(() => {
      throw error;
    });
    return code !== 'AccessDeniedException';
  }
}

test('a policy opens the repository to another account, until it is deleted', () => {
  expect(may('ListImages')).toBe(false);
  setPolicy(allow('ecr:ListImages', { Principal: { AWS: ACCOUNT_B } }));
  expect(may('ListImages')).toBe(true);
  expect(may('DescribeImages')).toBe(false);
  expect(ecr.call('DeleteRepositoryPolicy', APP)).toMatchObject({ ...THERE, policyText: expect.stringContaining('ecr:ListImages') });
  expect(may('ListImages')).toBe(false);
  expect(failureOf(() => ecr.call('GetRepositoryPolicy', APP))).toEqual({
    code: 'RepositoryPolicyNotFoundException',
    status: 400,
    message: `Repository policy does not exist for the repository with name 'app' in the registry with id '${ACCOUNT_A}'`,
  });
});

test('a principal that is deleted is shown by its id, and one made anew has nothing', () => {
  setPolicy(allow('ecr:ListImages', { Principal: BOB }));
  expect(may('ListImages')).toBe(true);
  const { UserId } = ecr.b.call('iam', 'GetUser', { UserName: 'bob' }).User;
  ecr.b.call('iam', 'DeleteUserPolicy', { UserName: 'bob', PolicyName: 'own' });
  const { AccessKeyMetadata } = ecr.b.call('iam', 'ListAccessKeys', { UserName: 'bob' });
  ecr.b.call('iam', 'DeleteAccessKey', { UserName: 'bob', AccessKeyId: AccessKeyMetadata[0].AccessKeyId });
  ecr.b.call('iam', 'DeleteUser', { UserName: 'bob' });
  expect(JSON.parse(ecr.call('GetRepositoryPolicy', APP).policyText).Statement[0].Principal).toEqual({ AWS: UserId });
  expect(may('ListImages', THERE, ecr.user(ACCOUNT_B, 'bob', allow('ecr:*')))).toBe(false);
});

test.each([
  ['a Resource', allow('ecr:ListImages', { Principal: '*', Resource: '*' })],
  ['no Principal', allow('ecr:ListImages', {})],
  ['a user that does not exist', allow('ecr:ListImages', { Principal: { AWS: `arn:aws:iam::${ACCOUNT_B}:user/nobody` } })],
  ['an action of another service', allow('s3:GetObject', { Principal: '*' })],
  ['an unknown effect', { Effect: 'Maybe', Principal: '*', Action: 'ecr:ListImages' }],
])('a policy with %s is refused', (_, statement) => {
  expect(failureOf(() => setPolicy(statement))).toEqual({
    code: 'InvalidParameterException',
    status: 400,
    message: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  });
});

test('everybody can be named in both ways', () => {
  for (const Principal of ['*', { AWS: '*' }]) {
    setPolicy(allow('ecr:ListImages', { Principal }));
    expect(may('ListImages')).toBe(true);
  }
});

test('whoever would lock himself out must force it', () => {
  const deny = policyText({ Effect: 'Deny', Principal: '*', Action: 'ecr:SetRepositoryPolicy' });
  expect(failureOf(() => ecr.call('SetRepositoryPolicy', { ...APP, policyText: deny })).code).toBe('InvalidParameterException');
  expect(failureOf(() => ecr.call('GetRepositoryPolicy', APP)).code).toBe('RepositoryPolicyNotFoundException');
  ecr.call('SetRepositoryPolicy', { ...APP, policyText: deny, force: true });
  expect(may('SetRepositoryPolicy', { ...APP, policyText: deny }, ecr.a)).toBe(false);
});

test('a registry policy governs every action together with the repository policy, and in scope V1 three only', () => {
  setPolicy(allow('ecr:DescribeImages', { Principal: BOB }));
  setRegistryPolicy(allow(['ecr:ListImages', 'ecr:CreateRepository'], { Principal: { AWS: ACCOUNT_B }, ...OF_A }));
  const create = { registryId: ACCOUNT_A, repositoryName: 'new' };
  expect([may('ListImages'), may('DescribeImages'), may('GetRepositoryPolicy')]).toEqual([true, true, false]);
  expect(ecr.call('PutAccountSetting', { name: 'REGISTRY_POLICY_SCOPE', value: 'V1' })).toEqual({
    name: 'REGISTRY_POLICY_SCOPE',
    value: 'V1',
  });
  expect([may('ListImages'), may('DescribeImages'), may('CreateRepository', create)]).toEqual([false, true, true]);
  ecr.call('PutAccountSetting', { name: 'REGISTRY_POLICY_SCOPE', value: 'V2' });
  setRegistryPolicy({ Effect: 'Deny', Principal: '*', Action: 'ecr:DescribeImages', ...OF_A });
  expect([may('DescribeImages'), may('DescribeImages', APP, ecr.a)]).toEqual([false, false]);
  setRegistryPolicy({ Effect: 'Deny', Principal: '*', Action: 'ecr:DescribeRegistry', Resource: '*' });
  expect(may('DescribeRegistry', {}, ecr.a)).toBe(false);
});

test('both policies keep who they were bound to, and what their versions mean', () => {
  const name = `arn:aws:iam::${ACCOUNT_B}:user/carol`;
  const carol = ecr.user(ACCOUNT_B, 'carol');
  setPolicy(allow('ecr:DescribeImages', { Principal: { AWS: [name, BOB.AWS] } }));
  const { AccessKeyMetadata } = ecr.b.call('iam', 'ListAccessKeys', { UserName: 'carol' });
  ecr.b.call('iam', 'DeleteAccessKey', { UserName: 'carol', AccessKeyId: AccessKeyMetadata[0].AccessKeyId });
  ecr.b.call('iam', 'DeleteUser', { UserName: 'carol' });
  const anew = ecr.user(ACCOUNT_B, 'carol', allow('ecr:*'));
  expect(carol.caller.userId).not.toBe(anew.caller.userId);
  const Statement = allow('ecr:ListImages', {
    Principal: { AWS: name },
    ...OF_A,
    Condition: { StringLike: { 'aws:username': '${aws:username}' } },
  });
  ecr.call('PutRegistryPolicy', { policyText: JSON.stringify({ Version: '2008-10-17', Statement: [Statement] }) });
  // The old version takes `${aws:username}` for a text that nobody is called.
  expect([may('ListImages', THERE, anew), may('DescribeImages', THERE, anew), may('DescribeImages')]).toEqual([false, false, true]);
  ecr.call('PutRegistryPolicy', { policyText: policyText(Statement) });
  expect([may('ListImages', THERE, anew), may('DescribeImages', THERE, anew)]).toEqual([true, false]);
});

test('a registry policy is about the registry it is set on, and says what it is about', () => {
  const sentence = "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid registry policy provided'";
  const principal = { Principal: { AWS: ACCOUNT_B } };
  const elsewhere = { Resource: `arn:aws:ecr:us-west-2:${ACCOUNT_B}:repository/*` };
  expect(failureOf(() => setRegistryPolicy(allow('ecr:ReplicateImage', principal))).message).toBe(sentence);
  expect(failureOf(() => setRegistryPolicy(allow('ecr:ReplicateImage', { ...principal, ...elsewhere }))).message).toBe(sentence);
  expect(failureOf(() => ecr.call('GetRegistryPolicy'))).toMatchObject({
    code: 'RegistryPolicyNotFoundException',
    message: `Registry policy does not exist in the registry with id '${ACCOUNT_A}'`,
  });
  setRegistryPolicy(allow('ecr:ReplicateImage', { ...principal, ...OF_A }));
  expect(ecr.call('DeleteRegistryPolicy')).toEqual({ registryId: ACCOUNT_A, policyText: expect.stringContaining('ReplicateImage') });
  expect(failureOf(() => ecr.call('DeleteRegistryPolicy')).code).toBe('RegistryPolicyNotFoundException');
});
