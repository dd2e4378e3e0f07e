// A public bucket policy behind Block Public Access, made not public statement by statement.
import { expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, deny, policy, to } from '../../../test/reference/fixture.ts';
import { described, stateOf } from '../../../test/testkit/state-of.ts';
import { decideState, type State } from '../state.ts';
import { closeToPublic } from './close-to-public.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;
const callers = [`arn:aws:*::${B}:*`, alice];
const s3 = {
  ownership: 'BucketOwnerEnforced',
  publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true },
} as const;

function blocked(statements: readonly object[], one: Case = {}): State {
  const resource = described(policy('resource', ...(statements as Parameters<typeof policy>[1][])), { name: 'bucket policy of bucket' });
  return stateOf({ owner: B, ...one, policies: { identity: [policy('identity', allow())], resource, s3 } });
}

test('each public statement is narrowed in its turn; others are left alone', () => {
  const state = blocked([
    to({ AWS: A }),
    to('*', { Sid: 'Open' }),
    deny({ Principal: '*', Action: 'ec2:*' }),
    to({ AWS: '*' }, { Action: 's3:Get*' }),
  ]);
  expect(decideState(state).blockedBy).toBe('publicAccessBlock');
  const first = closeToPublic(state);
  expect(first?.change).toMatchObject({
    index: 1,
    account: B,
    summary: `in account ${B}, narrow statement Open of bucket policy of bucket, so that the policy is not public`,
  });
  const second = first && closeToPublic(first.after);
  expect(second?.change).toMatchObject({
    index: 3,
    statement: { Action: 's3:Get*', Condition: { ArnLike: { 'aws:PrincipalArn': callers } } },
  });
  expect(second && decideState(second.after).decision).toBe('allow');
  expect(second && closeToPublic(second.after)).toBeUndefined();
});

test('conditions that are there stay, also those on the same key', () => {
  const Condition = { StringEquals: { 's3:prefix': 'a' }, ArnLike: { 'AWS:PrincipalArn': 'arn:aws:iam::*:user/team/alice' } };
  const state = blocked([to('*', { Condition })], { context: { 's3:prefix': 'a' } });
  const step = closeToPublic(state);
  expect(step?.change.statement).toMatchObject({ Condition: { ...Condition, StringLike: { 'aws:PrincipalArn': callers } } });
  expect(step && decideState(step.after).decision).toBe('allow');
});

test('not for a caller that no condition can name, nor for a bucket of unknown owner', () => {
  expect(closeToPublic(blocked([to('*')], { principal: anonymous }))).toBeUndefined();
  expect(closeToPublic(blocked([to('*')], { owner: null }))).toBeUndefined();
});
