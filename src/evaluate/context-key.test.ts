// Where the value of each condition key comes from (docs/semantics/context-keys.md).
import { describe, expect, test } from 'vitest';
import {
  A,
  alice,
  anonymous,
  assumedRoot,
  B,
  type Case,
  federated,
  member,
  question,
  root,
  rootArn,
  session,
  sns,
} from '../../test/reference/fixture.ts';
import type { Principal } from '../model/principal.ts';
import { keyReader } from './context-key.ts';
import { prepareQuery } from './query.ts';
import type { ServiceRules } from './service-rules.ts';

function read(key: string, one: Case = {}, rules: ServiceRules = {}): unknown {
  return keyReader(key)(prepareQuery(question(one)[0], { identity: [] }, rules));
}

const idp: Principal = { kind: 'federatedCaller', provider: 'accounts.google.com' };
const everybody: readonly Principal[] = [alice, session, root, federated, assumedRoot, anonymous, sns, idp];

describe('keys of the caller', () => {
  test.each([
    [
      'aws:PrincipalArn',
      [alice.arn, session.role, rootArn, `arn:aws:sts::${A}:federated-user/F`, rootArn, undefined, undefined, undefined],
    ],
    ['aws:PrincipalAccount', [A, A, A, A, A, 'anonymous', undefined, undefined]],
    ['aws:PrincipalType', ['User', 'AssumedRole', 'Account', 'FederatedUser', 'Account', 'Anonymous', undefined, undefined]],
    ['aws:userid', ['AIDAALICE', 'AROAR:S', A, `${A}:F`, A, 'anonymous', undefined, undefined]],
    ['aws:username', ['alice', undefined, undefined, undefined, undefined, undefined, undefined, undefined]],
    ['aws:PrincipalIsAWSService', ['false', 'false', 'false', 'false', 'false', undefined, 'true', undefined]],
    ['aws:PrincipalServiceName', [undefined, undefined, undefined, undefined, undefined, undefined, 'sns.amazonaws.com', undefined]],
    ['aws:PrincipalServiceNamesList', [undefined, undefined, undefined, undefined, undefined, undefined, ['sns.amazonaws.com'], undefined]],
    ['aws:AssumedRoot', [undefined, undefined, undefined, undefined, 'true', undefined, undefined, undefined]],
    ['aws:MultiFactorAuthPresent', [undefined, 'false', undefined, 'false', 'false', undefined, undefined, undefined]],
    ['aws:ViaAWSService', Array.from({ length: 8 }, () => 'false')],
  ])('%s', (key, values) => {
    expect(everybody.map((principal) => read(key, { principal }))).toEqual(values);
  });

  test('what a session remembers', () => {
    const facts = { issuedAt: '2026-01-01T00:00:00Z', mfa: true, sourceIdentity: 'bob' };
    for (const principal of [
      { ...alice, session: facts },
      { ...session, session: facts },
      { ...federated, session: facts },
      { ...root, session: facts },
    ]) {
      expect(['aws:TokenIssueTime', 'aws:MultiFactorAuthPresent', 'aws:SourceIdentity'].map((key) => read(key, { principal }))).toEqual([
        facts.issuedAt,
        'true',
        'bob',
      ]);
    }
    expect(read('aws:MultiFactorAuthPresent', { principal: { ...alice, session: {} } })).toBe('false');
    expect(read('aws:FederatedProvider', { principal: { ...session, federatedProvider: 'x' } })).toBe('x');
    expect(read('aws:FederatedProvider', {})).toBeUndefined();
  });

  test('ids that the estate does not know are absent', () => {
    const { id: _, ...nameless } = alice;
    expect(read('aws:userid', { principal: nameless })).toBeUndefined();
  });

  test('tags, whatever the case of their keys', () => {
    const principal = { ...alice, tags: new Map([['Team', 'a']]) };
    expect(['aws:PrincipalTag/team', 'AWS:PRINCIPALTAG/TEAM', 'aws:PrincipalTag/other'].map((key) => read(key, { principal }))).toEqual([
      'a',
      'a',
      undefined,
    ]);
  });
});

describe('keys of organizations and owners', () => {
  const one: Case = { caller: member(A), owner: { id: B, organization: { id: 'o-2', managementAccount: B, path: 'o-2/r-2/' } } };
  test.each([
    ['aws:PrincipalOrgID', 'o-1'],
    ['aws:PrincipalOrgPaths', ['o-1/r-1/ou-1/']],
    ['aws:ResourceAccount', B],
    ['aws:ResourceOrgID', 'o-2'],
    ['aws:ResourceOrgPaths', ['o-2/r-2/']],
  ])('%s', (key, value) => {
    expect(read(key, one)).toEqual(value);
    expect(read(key, {})).toBe(key === 'aws:ResourceAccount' ? A : undefined);
  });

  test('what has no owner is of the caller’s account, if it has no ARN either', () => {
    expect(read('aws:ResourceAccount', { resource: '*', owner: null })).toBe(A);
    expect(read('aws:ResourceAccount', { resource: 'arn:aws:s3:::b', owner: null })).toBeUndefined();
  });
});

describe('tags of the resource', () => {
  const tags = { Env: 'prod' };
  test.each([
    // Which services have a key of their own is told by the catalog.
    ['ecr:BatchGetImage', 'ecr:ResourceTag/env', 'prod'],
    ['ec2:StartInstances', 'ec2:ResourceTag/env', 'prod'],
    ['secretsmanager:GetSecretValue', 'secretsmanager:ResourceTag/env', 'prod'],
    ['iam:GetRole', 'iam:ResourceTag/env', 'prod'],
    ['sts:AssumeRole', 'iam:ResourceTag/env', 'prod'],
    ['sts:AssumeRole', 'sts:ResourceTag/env', undefined],
    ['sqs:SendMessage', 'sqs:ResourceTag/env', undefined],
    ['ecr:BatchGetImage', 'ec2:ResourceTag/env', undefined],
    ['ecr:BatchGetImage', 'ecr:RequestTag/env', undefined],
    ['nosuch:Thing', 'nosuch:ResourceTag/env', undefined],
    ['s3:GetObject', 's3:BucketTag/env', 'prod'],
    ['sqs:SendMessage', 's3:BucketTag/env', undefined],
    ['ecr:BatchGetImage', 'constructor:ResourceTag/env', undefined],
  ])('%s, %s: %s', (action, key, value) => {
    expect(read(key, { action, tags })).toBe(value);
    expect(read('aws:resourcetag/ENV', { action, tags })).toBe('prod');
  });

  test('invisible where the service says so', () => {
    expect(read('aws:ResourceTag/env', { tags }, { tagsVisible: () => false })).toBeUndefined();
    expect(read('aws:ResourceTag/env', { tags: {} })).toBeUndefined();
    expect(read('aws:ResourceTag/env', {})).toBeUndefined();
  });
});

describe('a service that calls on behalf of somebody', () => {
  const one: Case = {
    via: ['athena.amazonaws.com', 's3.amazonaws.com'],
    context: { 'aws:sourceip': '10.0.0.1', 'aws:sourcevpce': 'vpce-1', 'aws:vpceorgpaths': ['x'], 'aws:useragent': 'cli' },
  };
  test.each([
    ['aws:ViaAWSService', 'true'],
    ['aws:CalledVia', ['athena.amazonaws.com', 's3.amazonaws.com']],
    ['aws:CalledViaFirst', 'athena.amazonaws.com'],
    ['aws:CalledViaLast', 's3.amazonaws.com'],
    ['aws:SourceIp', undefined],
    ['aws:SourceVpce', undefined],
    ['aws:VpceOrgPaths', undefined],
    ['aws:UserAgent', 'cli'],
  ])('%s', (key, value) => {
    expect(read(key, one)).toEqual(value);
  });

  test('nobody in between', () => {
    expect(['aws:CalledVia', 'aws:CalledViaFirst', 'aws:SourceIp'].map((key) => read(key, { ...one, via: [] }))).toEqual([
      undefined,
      undefined,
      '10.0.0.1',
    ]);
  });
});

test('what the request states wins over what follows from it', () => {
  const context = { 'aws:principalarn': 'arn:aws:iam::1:user/other', 'aws:resourcetag/env': 'stated', 'kms:calleraccount': '9' };
  expect(read('aws:PrincipalArn', { context })).toBe('arn:aws:iam::1:user/other');
  expect(read('aws:ResourceTag/Env', { context, tags: { env: 'own' } })).toBe('stated');
  expect(read('kms:CallerAccount', { context, action: 'kms:Decrypt' })).toBe('9');
});

test('the caller’s account is a key of KMS', () => {
  expect(read('kms:CallerAccount', { action: 'kms:Decrypt' })).toBe(A);
  expect(read('kms:CallerAccount', { action: 's3:GetObject' })).toBeUndefined();
});

test('keys that nobody knows are read as they are sent', () => {
  expect(read('My:Own/Key', { context: { 'my:own/key': ['a', 'b'] } })).toEqual(['a', 'b']);
  expect(read('__proto__')).toBeUndefined();
});
