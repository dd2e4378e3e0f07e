// Which conditions of a Deny the caller can make untrue, and how.
import { describe, expect, test } from 'vitest';
import { A, alice, allow, anonymous, type Case, deny, policy, root, session, sns, to } from '../../../test/reference/fixture.ts';
import { stateOf } from '../../../test/testkit/state-of.ts';
import { decideState } from '../state.ts';
import { escapeDeny } from './escape-deny.ts';

const open = policy('identity', allow());

/** The contexts that the ways send, each of which lets the request through. */
function ways(condition: object, one: Case = {}): readonly unknown[] {
  const resource = policy('resource', deny({ Principal: '*', Condition: condition }), to('*'));
  const state = stateOf({ ...one, policies: { identity: [open], resource, ...one.policies } });
  expect(decideState(state)).toMatchObject({ kind: 'explicitDeny', blockedBy: 'resource' });
  return escapeDeny(state, 'resource').map(([step]) => {
    expect(decideState(step.after).decision).toBe('allow');
    return step.change.context ?? step.change.tag;
  });
}

describe('a value that is sent', () => {
  test.each<readonly [object, Case, object]>([
    [{ StringNotEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } }, {}, { 'aws:SourceVpce': 'vpce-1' }],
    [{ StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, { context: { 'aws:sourcevpc': 'vpc-9' } }, { 'aws:SourceVpc': 'vpc-1' }],
    [
      { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } },
      { context: { 'aws:sourceip': '9.9.9.9' } },
      { 'aws:SourceIp': '203.0.113.0' },
    ],
    [{ Bool: { 'aws:SecureTransport': 'false' } }, { context: { 'aws:securetransport': 'false' } }, { 'aws:SecureTransport': 'true' }],
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, {}, { 'aws:MultiFactorAuthPresent': 'true' }],
    [{ Null: { 'aws:MultiFactorAuthAge': 'true' } }, {}, { 'aws:MultiFactorAuthAge': '0', 'aws:MultiFactorAuthPresent': 'true' }],
    [{ Null: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, { 'aws:MultiFactorAuthPresent': 'true' }],
    [{ NumericLessThan: { 's3:TlsVersion': '1.2' } }, { context: { 's3:tlsversion': '1.1' } }, { 's3:TlsVersion': '1.2' }],
    [
      { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      { action: 's3:PutObject' },
      { 's3:x-amz-server-side-encryption': 'aws:kms' },
    ],
    [{ StringNotEquals: { 'aws:RequestTag/team': 'a' } }, {}, { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] }],
    [
      { DateLessThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } },
      { principal: { ...session, session: { issuedAt: '2025-01-01T00:00:00Z' } } },
      { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' },
    ],
  ])('%j', (condition, one, context) => {
    expect(ways(condition, one)).toEqual([context]);
  });

  test('or left out', () => {
    expect(ways({ StringEquals: { 's3:x-amz-acl': 'public-read' } }, { context: { 's3:x-amz-acl': 'public-read' } })).toEqual([
      { 's3:x-amz-acl': null },
    ]);
    expect(ways({ Null: { 's3:x-amz-grant-read': 'false' } }, { context: { 's3:x-amz-grant-read': 'x' } })).toEqual([
      { 's3:x-amz-grant-read': null },
    ]);
  });

  test('each condition is a way of its own', () => {
    const condition = { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' }, NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    expect(ways(condition, { context: { 'aws:sourceip': '9.9.9.9' } })).toEqual([
      { 'aws:SourceVpce': 'vpce-1', 'aws:SourceIp': null },
      { 'aws:SourceIp': '10.0.0.0' },
    ]);
  });
});

describe('a tag', () => {
  test('of the caller', () => {
    expect(ways({ StringNotEquals: { 'aws:PrincipalTag/team': 'a' } })).toEqual([{ on: alice.arn, key: 'team', value: 'a' }]);
  });

  test('of the resource', () => {
    const resource = `arn:aws:sqs:us-east-1:${A}:jobs`;
    expect(ways({ StringNotEquals: { 'aws:ResourceTag/team': 'a' } }, { action: 'sqs:SendMessage', resource })).toEqual([
      { on: resource, key: 'team', value: 'a' },
    ]);
  });
});

describe('no way', () => {
  test.each<readonly [string, object, Case]>([
    ['a key that nobody chooses', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, {}],
    ['a pattern', { StringNotLike: { 's3:x-amz-acl': 'private*' } }, {}],
    ['a variable', { StringNotEquals: { 's3:prefix': '${aws:username}' } }, {}],
    [
      'the time',
      { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
      { context: { 'aws:currenttime': '2026-06-01T00:00:00Z' } },
    ],
    ['a network that is none', { NotIpAddress: { 'aws:SourceIp': 'everywhere' } }, {}],
    ['a value that the request must have, and none is known', { Null: { 'aws:RequestTag/team': 'true' } }, {}],
    [
      'a region that the resource is in',
      { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      { action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${A}:jobs` },
    ],
    ['a service does not sign in', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, { principal: sns }],
    ['nor an unsigned caller', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, { principal: anonymous }],
    ['a service sends what it sends', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, { principal: sns }],
    ['a service in between has its own network', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, { via: ['athena.amazonaws.com'] }],
    ['a root user has no tags', { StringNotEquals: { 'aws:PrincipalTag/team': 'a' } }, { principal: root }],
    ['no condition at all', {}, {}],
  ])('%s', (_, condition, one) => {
    expect(ways(condition, one)).toEqual([]);
  });
});
