// EC2: snapshots and images are opened to accounts by an attribute.
import { describe, expect, test } from 'vitest';
import { A, allow, anonymous, B, type Case, policy, root, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const snapshot: Case = { action: 'ec2:CreateVolume', resource: 'arn:aws:ec2:us-east-1::snapshot/snap-1', owner: B };
const open = [policy('identity', allow())];

describe('a snapshot of another account', () => {
  test.each<readonly [string, Case['policies'], string]>([
    ['not shared', { identity: open, share: { accounts: [], public: false } }, 'share'],
    ['shared with others', { identity: open, share: { accounts: ['333333333333'], public: false } }, 'share'],
    ['shared', { identity: open, share: { accounts: [A], public: false } }, 'allowed'],
    ['public', { identity: open, share: { accounts: [], public: true } }, 'allowed'],
    ['shared, but not allowed by the caller’s side', { share: { accounts: [A], public: false } }, 'identity'],
    ['of which nothing is known', { identity: open }, 'resource'],
  ])('%s', (_, policies, told) => {
    expect(outcomeOf({ ...snapshot, ...(policies && { policies }) })).toBe(told);
  });

  test('the root user needs the sharing only', () => {
    expect(outcomeOf({ ...snapshot, principal: root, policies: { share: { accounts: [A], public: false } } })).toBe('allowed');
  });

  test('nobody gets it, public or not', () => {
    expect(outcomeOf({ ...snapshot, principal: anonymous, policies: { share: { accounts: [], public: true } } })).toBe('resource');
  });
});

test('within the account the attribute has no say', () => {
  expect(outcomeOf({ ...snapshot, owner: A, policies: { identity: open, share: { accounts: [], public: false } } })).toBe('allowed');
});

test('a policy that should not be there counts beside it', () => {
  expect(
    outcomeOf({
      ...snapshot,
      policies: { identity: open, resource: policy('resource', to({ AWS: A })), share: { accounts: [], public: false } },
    }),
  ).toBe('allowed');
});
