// KMS: keys that do not trust their own account, grants, and what does not cross accounts.
import { describe, expect, test } from 'vitest';
import {
  A,
  alice,
  allow,
  anonymous,
  B,
  type Case,
  deny,
  federated,
  member,
  policy,
  root,
  session,
  sessionArn,
  to,
} from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';
import type { KmsGrant } from '../../model/policy-set.ts';

const open = [policy('identity', allow())];
const own: Case = { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:key/1` };
const other: Case = { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${B}:key/1`, owner: B };
const keyPolicy = (...statements: Parameters<typeof policy>[1][]) => policy('resource', ...statements);

describe('a key of one’s own account', () => {
  test.each<readonly [string, Case, string]>([
    ['without a policy', { ...own, policies: { identity: open } }, 'resource'],
    ['that delegates', { ...own, policies: { identity: open, resource: keyPolicy(to({ AWS: A })) } }, 'allowed'],
    ['that delegates, without permission', { ...own, policies: { resource: keyPolicy(to({ AWS: A })) } }, 'identity'],
    [
      'that delegates another action',
      { ...own, policies: { identity: open, resource: keyPolicy(to({ AWS: A }, { Action: 'kms:Encrypt' })) } },
      'resource',
    ],
    ['that names the caller', { ...own, policies: { resource: keyPolicy(to({ AWS: alice.arn })) } }, 'allowed'],
    [
      'that names somebody else',
      { ...own, principal: session, policies: { identity: open, resource: keyPolicy(to({ AWS: alice.arn })) } },
      'resource',
    ],
    ['that names everybody', { ...own, policies: { resource: keyPolicy(to('*')) } }, 'allowed'],
    [
      'that names the role',
      { ...own, principal: session, policies: { resource: keyPolicy(to({ AWS: session.role })), boundary: policy('boundary') } },
      'boundary',
    ],
    [
      'denied by IAM all the same',
      { ...own, policies: { identity: [policy('identity', deny())], resource: keyPolicy(to({ AWS: alice.arn })) } },
      'X identity',
    ],
    ['and the root user', { ...own, principal: root }, 'resource'],
    ['which delegation names', { ...own, principal: root, policies: { resource: keyPolicy(to({ AWS: A })) } }, 'allowed'],
    [
      'through its alias: the account is trusted',
      { ...own, resource: `arn:aws:kms:us-east-1:${A}:alias/app`, policies: { identity: open } },
      'allowed',
    ],
    ['of none in particular', { action: 'kms:CreateKey', resource: '*', owner: null, policies: { identity: open } }, 'allowed'],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });
});

describe('across accounts', () => {
  const CROSSING =
    'Encrypt Decrypt ReEncryptFrom ReEncryptTo GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext ' +
    'Sign Verify GenerateMac VerifyMac DeriveSharedSecret CreateGrant DescribeKey GetKeyRotationStatus GetPublicKey ListGrants RetireGrant RevokeGrant';
  const policies = { identity: open, resource: keyPolicy(to({ AWS: A })) };

  test.each(CROSSING.split(' '))('%s may', (name) => {
    expect(outcomeOf({ ...other, action: `kms:${name}`, policies })).toBe('allowed');
  });

  test.each(['PutKeyPolicy', 'ScheduleKeyDeletion', 'EnableKeyRotation', 'TagResource', 'GetKeyPolicy', 'CreateAlias'])(
    '%s never',
    (name) => {
      expect(outcomeOf({ ...other, action: `kms:${name}`, policies })).toBe('service');
    },
  );

  test.each<readonly [string, Case['policies'], string]>([
    ['neither side', {}, 'resource identity'],
    ['the caller’s side only', { identity: open }, 'resource'],
    ['the key’s side only', { resource: keyPolicy(to({ AWS: alice.arn })) }, 'identity'],
    ['everybody, and not the caller’s side', { resource: keyPolicy(to('*')) }, 'identity'],
  ])('%s', (_, given, told) => {
    expect(outcomeOf({ ...other, ...(given && { policies: given }) })).toBe(told);
  });
});

describe('aliases of AWS', () => {
  test.each(['CreateAlias', 'UpdateAlias', 'DeleteAlias'])('%s is refused to everybody', (name) => {
    const one: Case = { action: `kms:${name}`, resource: `arn:aws:kms:us-east-1:${A}:alias/aws/s3`, policies: { identity: open } };
    expect(outcomeOf(one)).toBe('service');
    expect(outcomeOf({ ...one, principal: root })).toBe('service');
    expect(outcomeOf({ ...one, resource: `arn:aws:kms:us-east-1:${A}:alias/aws-not` })).toBe('allowed');
  });

  test('others may be used', () => {
    expect(
      outcomeOf({ action: 'kms:DescribeKey', resource: `arn:aws:kms:us-east-1:${A}:alias/aws/s3`, policies: { identity: open } }),
    ).toBe('allowed');
  });
});

describe('grants', () => {
  const grant = (granteePrincipal: string, more: Partial<KmsGrant> = {}): KmsGrant => ({
    id: 'g',
    granteePrincipal,
    operations: ['Decrypt'],
    ...more,
  });
  const accountA = `arn:aws:iam::${A}:root`;

  test.each<readonly [string, Case, string]>([
    ['to the user, within the account', { ...own, policies: { grants: [grant(alice.arn)] } }, 'allowed'],
    ['to the user, across accounts', { ...other, policies: { grants: [grant(alice.arn)] } }, 'allowed'],
    ['to the role, for its session', { ...other, principal: session, policies: { grants: [grant(session.role)] } }, 'allowed'],
    [
      'to the role under another path',
      { ...other, principal: session, policies: { grants: [grant(`arn:aws:iam::${A}:role/R`)] } },
      'allowed',
    ],
    ['to the session', { ...other, principal: session, policies: { grants: [grant(sessionArn)] } }, 'allowed'],
    ['to another session', { ...other, principal: session, policies: { grants: [grant(`${sessionArn}2`)] } }, 'resource identity'],
    [
      'to the user behind a federated user',
      { ...other, principal: federated, policies: { grants: [grant(alice.arn)] } },
      'resource identity session',
    ],
    ['to the account: the caller’s side is asked', { ...other, policies: { grants: [grant(accountA)] } }, 'identity'],
    ['to the account, with it', { ...other, policies: { identity: open, grants: [grant(accountA)] } }, 'allowed'],
    ['to the account, within it', { ...own, policies: { identity: open, grants: [grant(accountA)] } }, 'allowed'],
    ['to the account, for its root user', { ...other, principal: root, policies: { grants: [grant(accountA)] } }, 'allowed'],
    ['to another account', { ...other, policies: { identity: open, grants: [grant(`arn:aws:iam::${B}:root`)] } }, 'resource'],
    ['in another partition', { ...other, policies: { identity: open, grants: [grant(`arn:aws-cn:iam::${A}:root`)] } }, 'resource'],
    [
      'of another operation',
      { ...other, policies: { grants: [grant(alice.arn, { operations: ['Encrypt', 'DescribeKey'] })] } },
      'resource identity',
    ],
    ['of several', { ...other, policies: { grants: [grant(alice.arn, { operations: ['Encrypt', 'decrypt'] })] } }, 'allowed'],
    [
      'caps do not count',
      {
        ...other,
        principal: session,
        policies: { grants: [grant(session.role)], boundary: policy('boundary'), session: [policy('session')] },
      },
      'allowed',
    ],
    ['denies do', { ...other, policies: { grants: [grant(alice.arn)], identity: [policy('identity', deny())] } }, 'X identity'],
    [
      'and SCPs',
      { ...other, caller: member(A), policies: { grants: [grant(alice.arn)], scp: [{ kind: 'root', id: 'r-1', policies: [] }] } },
      'scp',
    ],
    [
      'and RCPs',
      {
        ...other,
        owner: member(B),
        policies: { grants: [grant(alice.arn)], rcp: [{ kind: 'root', id: 'r-1', policies: [policy('rcp', deny({ Principal: '*' }))] }] },
      },
      'X rcp',
    ],
    ['nobody is granted anything', { ...other, principal: anonymous, policies: { grants: [grant('*')] } }, 'resource'],
    [
      'what the service itself refuses',
      { ...other, action: 'kms:PutKeyPolicy', policies: { grants: [grant(alice.arn, { operations: ['PutKeyPolicy'] })] } },
      'service',
    ],
  ])('%s', (_, one, told) => {
    expect(outcomeOf(one)).toBe(told);
  });

  describe('constraints', () => {
    const context = { 'kms:encryptioncontext:app': 'web', 'kms:encryptioncontext:stage': 'prod', 'kms:viaservice': 's3' };
    const pairs = (...entries: [string, string][]): ReadonlyMap<string, string> => new Map(entries);
    test.each<readonly [string, KmsGrant['constraints'], boolean]>([
      ['a subset', { encryptionContextSubset: pairs(['App', 'web']) }, true],
      ['a subset with another value', { encryptionContextSubset: pairs(['App', 'Web']) }, false],
      ['a subset with more', { encryptionContextSubset: pairs(['App', 'web'], ['x', 'y']) }, false],
      ['exactly these', { encryptionContextEquals: pairs(['App', 'web'], ['Stage', 'prod']) }, true],
      ['exactly fewer', { encryptionContextEquals: pairs(['App', 'web']) }, false],
      [
        'both',
        { encryptionContextEquals: pairs(['App', 'web'], ['Stage', 'prod']), encryptionContextSubset: pairs(['Stage', 'dev']) },
        false,
      ],
      ['none', {}, true],
    ])('%s', (_, constraints, holds) => {
      expect(outcomeOf({ ...other, context, policies: { grants: [grant(alice.arn, constraints && { constraints })] } })).toBe(
        holds ? 'allowed' : 'resource identity',
      );
    });

    test('exactly nothing, when nothing is sent', () => {
      const grants = [grant(alice.arn, { constraints: { encryptionContextEquals: new Map() } })];
      expect(outcomeOf({ ...other, policies: { grants } })).toBe('allowed');
      expect(outcomeOf({ ...other, context, policies: { grants } })).toBe('resource identity');
    });
  });
});

test('retiring a grant is outside RCPs', () => {
  const rcp = [{ kind: 'root', id: 'r-1', policies: [policy('rcp', deny({ Principal: '*' }))] }] as const;
  const policies = { identity: open, resource: keyPolicy(to({ AWS: A })), rcp };
  expect(outcomeOf({ ...other, action: 'kms:RetireGrant', owner: member(B), policies })).toBe('allowed');
  expect(outcomeOf({ ...other, owner: member(B), policies })).toBe('X rcp');
});
