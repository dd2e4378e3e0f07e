// Condition keys that follow from who calls what (IAM User Guide: global condition context keys, principal key values).
import { describe, expect, it } from 'vitest';
import type { ContextValue } from '../../src/model/request.ts';
import { contextValue } from './context.ts';
import { A, alice, anonymous, assumedRoot, B, type Case, federated, member, question, root, rootArn, session, sns } from './fixture.ts';
import { ask } from './question.ts';
import { RIGHT } from './rules.ts';

function value(key: string, one: Case): ContextValue | undefined {
  return contextValue(ask(...question(one), RIGHT), key);
}

const issued = { issuedAt: '2026-01-01T00:00:00Z', mfa: true, sourceIdentity: 'me' };

describe('principal keys', () => {
  const KEYS = ['username', 'userid', 'principaltype', 'principalarn', 'principalaccount', 'tokenissuetime', 'multifactorauthpresent'];
  it.each<[string, Case['principal'], readonly (string | undefined)[]]>([
    ['root', root, [undefined, A, 'Account', rootArn, A, undefined, undefined]],
    ['user', alice, ['alice', 'AIDAALICE', 'User', alice.arn, A, undefined, undefined]],
    ['user session', { ...alice, session: issued }, ['alice', 'AIDAALICE', 'User', alice.arn, A, issued.issuedAt, 'true']],
    ['user session without MFA', { ...alice, session: {} }, ['alice', 'AIDAALICE', 'User', alice.arn, A, undefined, 'false']],
    ['federated', federated, [undefined, `${A}:F`, 'FederatedUser', `arn:aws:sts::${A}:federated-user/F`, A, undefined, 'false']],
    ['role session', { ...session, session: issued }, [undefined, 'AROAR:S', 'AssumedRole', session.role, A, issued.issuedAt, 'true']],
    ['AssumeRoot', assumedRoot, [undefined, A, 'Account', rootArn, A, undefined, 'false']],
    ['anonymous', anonymous, [undefined, 'anonymous', 'Anonymous', undefined, 'anonymous', undefined, undefined]],
    ['service', sns, [undefined, undefined, undefined, undefined, undefined, undefined, undefined]],
    ['unsigned federated', { kind: 'federatedCaller', provider: 'p' }, KEYS.map(() => undefined)],
  ])('of %s', (_, principal, expected) => {
    expect(KEYS.map((key) => value(`aws:${key}`, { principal: principal ?? alice }))).toEqual(expected);
  });

  it('of organizations, tags and sessions', () => {
    expect(value('aws:principalorgid', { caller: member(A) })).toBe('o-1');
    expect(value('aws:principalorgpaths', { caller: member(A) })).toEqual(['o-1/r-1/ou-1/']);
    expect(value('aws:principalorgid', {})).toBeUndefined();
    expect(value('aws:principaltag/team', { principal: { ...alice, tags: new Map([['Team', 'x']]) } })).toBe('x');
    expect(value('aws:sourceidentity', { principal: { ...session, session: issued } })).toBe('me');
    expect(value('aws:federatedprovider', { principal: { ...session, federatedProvider: 'idp' } })).toBe('idp');
    expect([value('aws:assumedroot', { principal: assumedRoot }), value('aws:assumedroot', { principal: root })]).toEqual([
      'true',
      undefined,
    ]);
  });

  it('of services', () => {
    const isService = (principal: Case['principal']): unknown => value('aws:principalisawsservice', { principal: principal ?? alice });
    expect([isService(sns), isService(alice), isService(anonymous)]).toEqual(['true', 'false', undefined]);
    expect(value('aws:principalservicename', { principal: sns })).toBe('sns.amazonaws.com');
    expect(value('aws:principalservicenameslist', { principal: sns })).toEqual(['sns.amazonaws.com']);
  });
});

describe('resource keys', () => {
  it('come from the owner', () => {
    expect(value('aws:resourceaccount', { owner: B })).toBe(B);
    expect(value('aws:resourceorgid', { owner: member(B) })).toBe('o-1');
    expect(value('aws:resourceorgpaths', { owner: member(B) })).toEqual(['o-1/r-1/ou-1/']);
    expect(value('aws:resourceaccount', { owner: null })).toBeUndefined();
    expect(value('aws:resourceaccount', { owner: null, resource: '*' })).toBe(A);
    expect(value('aws:resourceaccount', { owner: null, resource: '*', principal: anonymous })).toBeUndefined();
  });

  it.each<[string, string, boolean]>([
    ['ecr:GetImage', 'ecr:resourcetag/k', true],
    ['ecr:GetImage', 'aws:resourcetag/k', true],
    ['ecr:GetImage', 'ssm:resourcetag/k', false],
    ['kms:Decrypt', 'kms:resourcetag/k', false],
    ['sts:AssumeRole', 'iam:resourcetag/k', true],
    ['s3:GetObject', 'aws:resourcetag/k', false],
  ])('tags: %s, %s', (action, key, expected) => {
    expect(value(key, { action, tags: { K: 'v' } })).toBe(expected ? 'v' : undefined);
  });

  it('show bucket tags only where the bucket is set so', () => {
    const publicAccessBlock = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };
    const one: Case = { tags: { k: 'v' }, policies: { s3: { ownership: 'BucketOwnerEnforced', publicAccessBlock, bucketAbac: true } } };
    expect([value('aws:resourcetag/k', one), value('s3:buckettag/k', one)]).toEqual(['v', 'v']);
  });
});

describe('calls on behalf', () => {
  const via = ['athena.amazonaws.com', 's3.amazonaws.com'];
  it('carry the chain, not the network', () => {
    const one = { via, context: { 'aws:sourceip': '10.0.0.1', 'aws:useragent': 'x' } };
    expect(
      ['viaawsservice', 'calledvia', 'calledviafirst', 'calledvialast', 'sourceip', 'useragent'].map((key) => value(`aws:${key}`, one)),
    ).toEqual(['true', via, via[0], via[1], undefined, 'x']);
  });

  it('are absent otherwise', () => {
    expect([value('aws:viaawsservice', {}), value('aws:calledvia', { via: [] })]).toEqual(['false', undefined]);
  });
});

it('an explicit key wins', () => {
  expect(value('aws:principalarn', { context: { 'aws:principalarn': 'other' } })).toBe('other');
  expect(value('aws:principalarn', { context: { 'aws:principalarn': [] } })).toBeUndefined();
});

it('KMS tells the calling account', () => {
  expect([value('kms:calleraccount', { action: 'kms:Decrypt' }), value('kms:calleraccount', {})]).toEqual([A, undefined]);
});
