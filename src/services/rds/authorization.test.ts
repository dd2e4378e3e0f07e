// RDS: snapshots are opened to accounts by an attribute.
import { expect, test } from 'vitest';
import { A, allow, B, type Case, policy } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const restore: Case = { action: 'rds:RestoreDBInstanceFromDBSnapshot', resource: `arn:aws:rds:us-east-1:${B}:snapshot:nightly`, owner: B };
const identity = [policy('identity', allow())];

test.each([
  [[], false, 'share'],
  [[A], false, 'allowed'],
  [[], true, 'allowed'],
])('accounts %j, public %j: %s', (accounts, isPublic, told) => {
  expect(outcomeOf({ ...restore, policies: { identity, share: { accounts, public: isPublic } } })).toBe(told);
});

test('within the account nothing is asked', () => {
  expect(outcomeOf({ ...restore, owner: A, policies: { identity, share: { accounts: [], public: false } } })).toBe('allowed');
});
