// Authorization tokens: what they are made of, for whom, and what they open to.
import { beforeEach, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, allow, type EcrAccounts, ecrAccounts, policyText } from '../../../../../test/testkit/cloud/ecr-accounts.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { openRegistryToken, registryTokenExpired, TOKEN_LIFETIME } from '../../token/registry-token.ts';

let ecr: EcrAccounts;

beforeEach(() => {
  ecr = ecrAccounts();
});

function passwordOf({ authorizationToken }: { readonly authorizationToken: string }): string {
  const [user, password = ''] = Buffer.from(authorizationToken, 'base64').toString().split(':');
  expect(user).toBe('AWS');
  return password;
}

test('a token names the credentials that asked for it, and lasts twelve hours', () => {
  const alice = ecr.user(ACCOUNT_A, 'alice', allow('ecr:GetAuthorizationToken'));
  const now = ecr.cloud.clock.now();
  const { authorizationData } = ecr.call('GetAuthorizationToken', {}, alice);
  expect(authorizationData).toEqual([
    {
      authorizationToken: expect.any(String),
      expiresAt: new Date(now + 12 * 3_600_000),
      proxyEndpoint: `http://${ACCOUNT_A}.dkr.ecr.us-west-2.localhost`,
    },
  ]);
  const token = openRegistryToken(ecr.cloud.kernel.seal, passwordOf(authorizationData[0]));
  expect(token).toEqual({ accessKeyId: alice.caller.accessKeyId, issuedAt: now });
  expect([now + TOKEN_LIFETIME - 1, now + TOKEN_LIFETIME].map((time) => token && registryTokenExpired(token, time))).toEqual([false, true]);
});

test('a token of a session carries the session, which has no secret', () => {
  const trust = policyText({ Effect: 'Allow', Principal: { AWS: ACCOUNT_A }, Action: 'sts:AssumeRole' });
  const { Role } = ecr.a.call('iam', 'CreateRole', { RoleName: 'reader', AssumeRolePolicyDocument: trust });
  const PolicyDocument = policyText(allow('ecr:GetAuthorizationToken'));
  ecr.a.call('iam', 'PutRolePolicy', { RoleName: 'reader', PolicyName: 'own', PolicyDocument });
  const alice = ecr.user(ACCOUNT_A, 'alice', allow('sts:AssumeRole'));
  const { Credentials } = alice.call('sts', 'AssumeRole', { RoleArn: Role.Arn, RoleSessionName: 'session' });
  const session = ecr.cloud.as(Credentials).with({ headers: { 'X-Amz-Security-Token': Credentials.SessionToken } });
  const [data] = ecr.call('GetAuthorizationToken', {}, session).authorizationData;
  const token = openRegistryToken(ecr.cloud.kernel.seal, passwordOf(data));
  expect(token).toMatchObject({ accessKeyId: Credentials.AccessKeyId, sessionToken: Credentials.SessionToken });
  expect(JSON.stringify(token)).not.toContain(Credentials.SecretAccessKey);
});

test('the registries that are named get the same token, and have no say', () => {
  const alice = ecr.user(ACCOUNT_A, 'alice', allow('ecr:GetAuthorizationToken'));
  const { authorizationData } = ecr.call('GetAuthorizationToken', { registryIds: [ACCOUNT_B, ACCOUNT_A] }, alice);
  expect(authorizationData.map(({ proxyEndpoint }: { proxyEndpoint: string }) => proxyEndpoint.slice(7, 19))).toEqual([
    ACCOUNT_B,
    ACCOUNT_A,
  ]);
  expect(failureOf(() => ecr.call('GetAuthorizationToken', { registryIds: ['12'] }, alice)).message).toBe(
    "Invalid parameter at 'registryIds' failed to satisfy constraint: 'Member must satisfy constraint: [Member must satisfy regular expression pattern: [0-9]{12}]'",
  );
});

test('there is no resource, and so no tag of one', () => {
  const tagged = { Resource: '*', Condition: { StringEquals: { 'ecr:ResourceTag/environment': 'release' } } };
  const reader = ecr.user(ACCOUNT_A, 'reader', allow('ecr:*', tagged));
  expect(failureOf(() => ecr.call('GetAuthorizationToken', {}, reader))).toEqual({
    code: 'AccessDeniedException',
    status: 400,
    message:
      `User: arn:aws:iam::${ACCOUNT_A}:user/reader is not authorized to perform: ecr:GetAuthorizationToken on resource: * ` +
      'because no identity-based policy allows the ecr:GetAuthorizationToken action',
  });
});

test('what is not sealed here as a token is none, whatever else was sealed', () => {
  const { seal } = ecr.cloud.kernel;
  const password = passwordOf(ecr.call('GetAuthorizationToken').authorizationData[0]);
  const changed = password.slice(0, -2) + (password.endsWith('AA') ? 'BB' : 'AA');
  expect(['', 'x', changed, seal.close('["AKIA",0,null]')].map((text) => openRegistryToken(seal, text))).toEqual(Array(4).fill(undefined));
  const decoder = ecr.user(ACCOUNT_A, 'decoder', allow('sts:DecodeAuthorizationMessage'));
  expect(failureOf(() => decoder.call('sts', 'DecodeAuthorizationMessage', { EncodedMessage: password })).code).toMatch(/Invalid/);
});
