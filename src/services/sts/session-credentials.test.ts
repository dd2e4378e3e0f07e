// Credentials for users and root users themselves: GetSessionToken, GetFederationToken, AssumeRoot, and what STS tells of keys and messages.
import { beforeEach, describe, expect, test } from 'vitest';
import { accountSeal } from '../../cloud/account-seal.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../iam/service.ts';
import { totpAt } from '../iam/totp.ts';
import { organizationsService } from '../organizations/service.ts';
import { stsService } from './service.ts';

const A = '111111111111';
const M = '100000000001';

let cloud: TestCloud;
let alice: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [stsService, iamService, organizationsService] });
  cloud.createAccount(M);
  cloud.root(M).call('organizations', 'CreateOrganization');
  cloud.createAccount(A);
  alice = user('alice', { Effect: 'Allow', Action: ['sts:*', 'iam:ListUsers'], Resource: '*' });
});

function user(name: string, ...statements: readonly object[]): TestCaller {
  const root = cloud.root(A);
  root.call('iam', 'CreateUser', { UserName: name });
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  if (statements.length > 0) root.call('iam', 'PutUserPolicy', { UserName: name, PolicyName: 'own', PolicyDocument });
  return cloud.as(root.call('iam', 'CreateAccessKey', { UserName: name }).AccessKey);
}

const error = (code: string, message: string, status = 403) => expect.objectContaining({ code, status, message });

describe('GetSessionToken', () => {
  test('needs no permission, and lasts twelve hours unless told otherwise', () => {
    const bob = user('bob');
    const { Credentials } = bob.call('sts', 'GetSessionToken');
    expect(Credentials.Expiration.getTime() - cloud.clock.now()).toBe(43_200_000);
    const session = cloud.as(Credentials);
    expect(session.call('sts', 'GetCallerIdentity').Arn).toBe(`arn:aws:iam::${A}:user/bob`);
    expect(() => session.call('sts', 'GetSessionToken')).toThrow(
      error('AccessDenied', 'Cannot call GetSessionToken with session credentials'),
    );
    expect(() => session.call('sts', 'GetFederationToken', { Name: 'fred' })).toThrow(
      error('AccessDenied', 'Cannot call GetFederationToken with session credentials'),
    );
  });

  test('calls IAM only with MFA', () => {
    const session = cloud.as(alice.call('sts', 'GetSessionToken').Credentials);
    expect(alice.call('iam', 'ListUsers')).toHaveProperty('Users');
    expect(() => session.call('iam', 'ListUsers')).toThrow(
      error('InvalidClientTokenId', 'The security token included in the request is invalid'),
    );
  });

  test('a root user gets an hour', () => {
    const { Credentials } = cloud.root(A).call('sts', 'GetSessionToken', { DurationSeconds: 7200 });
    expect(Credentials.Expiration.getTime() - cloud.clock.now()).toBe(3_600_000);
    expect(cloud.as(Credentials).caller.arn).toBe(`arn:aws:iam::${A}:root`);
  });

  test('proves MFA with the right code only', () => {
    const root = cloud.root(A);
    const { VirtualMFADevice: device } = root.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' });
    const seed = Buffer.from(device.Base32StringSeed).toString('utf8');
    const now = cloud.clock.now();
    root.call('iam', 'EnableMFADevice', {
      UserName: 'alice',
      SerialNumber: device.SerialNumber,
      AuthenticationCode1: totpAt(seed, now - 30_000),
      AuthenticationCode2: totpAt(seed, now),
    });
    cloud.clock.advance(60_000);
    const TokenCode = totpAt(seed, cloud.clock.now());
    const input = { SerialNumber: device.SerialNumber, TokenCode };
    const proven = cloud.as(alice.call('sts', 'GetSessionToken', input).Credentials);
    expect(proven.caller.session?.mfa).toBe(true);
    expect(proven.call('iam', 'ListUsers')).toHaveProperty('Users');
    const wrong = TokenCode === '000000' ? '111111' : '000000';
    expect(() => alice.call('sts', 'GetSessionToken', { ...input, TokenCode: wrong })).toThrow(
      error('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. '),
    );
    expect(() => alice.call('sts', 'GetSessionToken', { SerialNumber: device.SerialNumber })).toThrow(
      error('AccessDenied', 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. '),
    );
    const bob = user('bob', { Effect: 'Allow', Action: 'sts:*', Resource: '*' });
    expect(() => bob.call('sts', 'GetSessionToken', input)).toThrow(expect.objectContaining({ code: 'AccessDenied' }));

    const trust = {
      Effect: 'Allow',
      Principal: { AWS: A },
      Action: 'sts:AssumeRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    const RoleArn = root.call('iam', 'CreateRole', { RoleName: 'guarded', AssumeRolePolicyDocument }).Role.Arn;
    expect(() => alice.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'me' })).toThrow(
      expect.objectContaining({ code: 'AccessDenied' }),
    );
    expect(alice.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'me', ...input })).toHaveProperty('Credentials');
  });
});

describe('GetFederationToken', () => {
  test('may do what both the user and the session policy allow', () => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    const answer = alice.call('sts', 'GetFederationToken', { Name: 'fred', Policy });
    expect(answer.FederatedUser).toEqual({ FederatedUserId: `${A}:fred`, Arn: `arn:aws:sts::${A}:federated-user/fred` });
    expect(answer.PackedPolicySize).toBeGreaterThan(0);
    expect(cloud.as(answer.Credentials).call('sts', 'GetCallerIdentity')).toEqual({
      UserId: `${A}:fred`,
      Account: A,
      Arn: `arn:aws:sts::${A}:federated-user/fred`,
    });
    expect(alice.call('sts', 'GetFederationToken', { Name: 'fred' }).PackedPolicySize).toBe(0);
    const fred = cloud.as(answer.Credentials);
    expect(() => fred.call('iam', 'ListUsers')).toThrow(
      error('InvalidClientTokenId', 'The security token included in the request is invalid'),
    );
    expect(() => fred.call('sts', 'AssumeRole', { RoleArn: `arn:aws:iam::${A}:role/any`, RoleSessionName: 'me' })).toThrow(
      expect.objectContaining({ code: 'AccessDenied' }),
    );
  });

  test('is refused where policies do not allow it for that name', () => {
    const carol = user('carol', { Effect: 'Allow', Action: 'sts:GetFederationToken', Resource: `arn:aws:sts::${A}:federated-user/fred` });
    expect(carol.call('sts', 'GetFederationToken', { Name: 'fred' })).toHaveProperty('Credentials');
    const arn = `arn:aws:sts::${A}:federated-user/mallory`;
    expect(() => carol.call('sts', 'GetFederationToken', { Name: 'mallory' })).toThrow(
      error(
        'AccessDenied',
        `User: arn:aws:iam::${A}:user/carol is not authorized to perform: sts:GetFederationToken on resource: ${arn} because no identity-based policy allows the sts:GetFederationToken action`,
      ),
    );
  });
});

describe('AssumeRoot', () => {
  const input = { TargetPrincipal: A, TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' } };

  beforeEach(() => {
    cloud.root(M).call('iam', 'EnableOrganizationsRootSessions');
  });

  test('from the management account into a member', () => {
    const { Credentials } = cloud.root(M).call('sts', 'AssumeRoot', input);
    expect(cloud.as(Credentials).caller).toMatchObject({ arn: `arn:aws:iam::${A}:root`, principal: { kind: 'assumedRoot' } });
    expect(Credentials.Expiration.getTime() - cloud.clock.now()).toBe(900_000);
  });

  test('not before the organization has turned it on', () => {
    cloud.root(M).call('iam', 'DisableOrganizationsRootSessions');
    expect(() => cloud.root(M).call('sts', 'AssumeRoot', input)).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
    cloud.root(M).call('iam', 'EnableOrganizationsRootCredentialsManagement');
    expect(() => cloud.root(M).call('sts', 'AssumeRoot', input)).toThrow(expect.objectContaining({ code: 'AccessDenied' }));
    const TaskPolicyArn = { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' };
    expect(cloud.root(M).call('sts', 'AssumeRoot', { ...input, TaskPolicyArn })).toHaveProperty('Credentials');
  });

  test('not the other way, not for other tasks', () => {
    expect(() => alice.call('sts', 'AssumeRoot', { ...input, TargetPrincipal: M })).toThrow(
      expect.objectContaining({ code: 'AccessDenied' }),
    );
    const TaskPolicyArn = { arn: 'arn:aws:iam::aws:policy/AdministratorAccess' };
    expect(() => cloud.root(M).call('sts', 'AssumeRoot', { ...input, TaskPolicyArn })).toThrow(
      expect.objectContaining({ code: 'ValidationError' }),
    );
  });
});

test('GetAccessKeyInfo reads the account out of the id', () => {
  const { AccessKeyId } = alice.call('sts', 'GetSessionToken').Credentials;
  const mallory = cloud.root(M);
  expect(mallory.call('sts', 'GetAccessKeyInfo', { AccessKeyId })).toEqual({ Account: A });
  expect(() => mallory.call('sts', 'GetAccessKeyInfo', { AccessKeyId: 'AKIAAAAAAAAAAAAAAAAA' })).toThrow(
    expect.objectContaining({ code: 'ValidationError' }),
  );
});

test('DecodeAuthorizationMessage opens what the cloud sealed for the account, and nothing else', () => {
  const EncodedMessage = accountSeal(cloud.kernel.seal, A).close('{"allowed":false}');
  expect(alice.call('sts', 'DecodeAuthorizationMessage', { EncodedMessage })).toEqual({ DecodedMessage: '{"allowed":false}' });
  const refusal = expect.objectContaining({ code: 'InvalidAuthorizationMessageException', status: 400 });
  expect(() => alice.call('sts', 'DecodeAuthorizationMessage', { EncodedMessage: 'x'.repeat(40) })).toThrow(refusal);
  expect(() => cloud.root(M).call('sts', 'DecodeAuthorizationMessage', { EncodedMessage })).toThrow(refusal);
});

test('GetCallerIdentity answers whatever denies', () => {
  const denied = user('dora', { Effect: 'Deny', Action: '*', Resource: '*' });
  expect(denied.call('sts', 'GetCallerIdentity')).toEqual({
    UserId: expect.stringMatching(/^AIDA/),
    Account: A,
    Arn: `arn:aws:iam::${A}:user/dora`,
  });
});
