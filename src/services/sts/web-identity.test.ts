// AssumeRoleWithWebIdentity with tokens of the cloud's own making, and of keys that were given.
import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../iam/service.ts';
import { organizationsService } from '../organizations/service.ts';
import { issueWebIdentityToken, type WebIdentityOrder } from './oidc/issue-web-identity-token.ts';
import { setProviderKeys } from './oidc/provider-keys.ts';
import { stsService } from './service.ts';

const A = '111111111111';
const HOST = 'token.actions.githubusercontent.com';
const provider = `arn:aws:iam::${A}:oidc-provider/${HOST}`;
const SUBJECT = 'repo:octo/app:ref:refs/heads/main';

let cloud: TestCloud;
let RoleArn: string;

beforeEach(() => {
  cloud = testCloud({ services: [stsService, iamService, organizationsService] });
  cloud.createAccount(A);
  const root = cloud.root(A);
  root.call('iam', 'CreateOpenIDConnectProvider', {
    Url: `https://${HOST}`,
    ClientIDList: ['sts.amazonaws.com'],
    ThumbprintList: ['a'.repeat(40)],
  });
  RoleArn = role('deploy', ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'], { StringLike: { [`${HOST}:sub`]: 'repo:octo/app:*' } });
});

function role(RoleName: string, Action: readonly string[], Condition: object): string {
  const Statement = [{ Effect: 'Allow', Principal: { Federated: provider }, Action, Condition }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  return cloud.root(A).call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument }).Role.Arn;
}

function token(order: Partial<WebIdentityOrder> = {}): string {
  const { state, identities, random, clock } = cloud.kernel;
  const full = { provider, subject: SUBJECT, ...order };
  return state.transact((writer) => issueWebIdentityToken({ state: writer, identities, random, now: clock.now() }, full)).value;
}

function assume(WebIdentityToken: string, more: object = {}) {
  return cloud.anonymous.call('sts', 'AssumeRoleWithWebIdentity', { RoleArn, RoleSessionName: 'run-1', WebIdentityToken, ...more });
}

const error = (code: string, message: string, status = 400) => expect.objectContaining({ code, status, message });

test('a token of the provider that the role trusts', () => {
  const answer = assume(token());
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: SUBJECT,
    Audience: 'sts.amazonaws.com',
    Provider: provider,
    AssumedRoleUser: { Arn: `arn:aws:sts::${A}:assumed-role/deploy/run-1` },
  });
  const { caller } = cloud.as(answer.Credentials);
  expect(caller.principal).toMatchObject({ kind: 'roleSession', federatedProvider: provider });
  expect(caller.session?.context).toEqual({ [`${HOST}:sub`]: SUBJECT, [`${HOST}:aud`]: 'sts.amazonaws.com' });
});

test('trust decides: another subject, a missing role, and provider claims that the catalog lists', () => {
  const refused = error('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
  expect(() => assume(token({ subject: 'repo:mallory/app:ref:refs/heads/main' }))).toThrow(refused);
  expect(() => assume(token(), { RoleArn: `arn:aws:iam::${A}:role/missing` })).toThrow(refused);
  const guarded = role('guarded', ['sts:AssumeRoleWithWebIdentity'], { StringEquals: { [`${HOST}:repository`]: 'octo/app' } });
  expect(assume(token({ claims: { repository: 'octo/app' } }), { RoleArn: guarded })).toHaveProperty('Credentials');
  expect(() => assume(token({ claims: { repository: 'octo/other' } }), { RoleArn: guarded })).toThrow(refused);
});

test('session tags in the token', () => {
  const claims = { 'https://aws.amazon.com/tags': { principal_tags: { team: ['red'] }, transitive_tag_keys: ['team'] } };
  const { caller } = cloud.as(assume(token({ claims })).Credentials);
  expect(caller.session).toMatchObject({ tags: { team: 'red' }, transitiveTagKeys: ['team'] });
  const untagged = role('untagged', ['sts:AssumeRoleWithWebIdentity'], { StringLike: { [`${HOST}:sub`]: '*' } });
  expect(() => assume(token({ claims }), { RoleArn: untagged })).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
});

describe('tokens that are refused', () => {
  test('for what they say', () => {
    expect(() => assume('opaque-token')).toThrow(
      error('InvalidIdentityToken', 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)'),
    );
    expect(() => assume(token({ audience: 'other' }))).toThrow(error('InvalidIdentityToken', 'Incorrect token audience'));
    expect(() => assume(token({ claims: { iss: 'https://evil.example' } }))).toThrow(
      error('InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://evil.example'),
    );
    const old = token({ ttl: 60 });
    cloud.clock.advance(61_000);
    const now = Math.floor(cloud.clock.now() / 1000);
    expect(() => assume(old)).toThrow(
      error('ExpiredTokenException', `Token expired: current date/time ${now} must be before the expiration date/time${now - 1}`),
    );
  });

  test('for their signature', () => {
    const [head = '', body = '', signature = ''] = token().split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'repo:octo/app:forged' })).toString('base64url');
    expect(() => assume(`${head}.${forged}.${signature}`)).toThrow(error('InvalidIdentityToken', 'Token signature invalid'));
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(() => assume(`${none}.${body}.`)).toThrow(
      error('InvalidIdentityToken', expect.stringMatching(/^Couldn't retrieve verification key/) as never),
    );
  });
});

test('keys that were given verify tokens of the real issuer', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const seconds = Math.floor(cloud.clock.now() / 1000);
  const claims = { iss: `https://${HOST}`, sub: SUBJECT, aud: ['sts.amazonaws.com'], iat: seconds, exp: seconds + 60 };
  const text = [{ alg: 'RS256', kid: 'one' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signed = `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
  expect(() => assume(signed)).toThrow(expect.objectContaining({ code: 'InvalidIdentityToken' }));
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one' } as Record<string, unknown>;
  cloud.kernel.state.transact((writer) => setProviderKeys(writer, provider, [jwk]));
  expect(assume(signed)).toHaveProperty('Credentials');
  expect(assume(token())).toHaveProperty('Credentials');
});
