// Organizations: what a member account may ask, and what only the management account.
import { expect, test } from 'vitest';
import { A, allow, type Case, member, policy, root, to } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';

const management = { id: A, organization: { id: 'o-1', managementAccount: A, path: 'o-1/r-1/' } };
const open = [policy('identity', allow())];
const one: Case = { resource: '*', owner: null, policies: { identity: open } };

test.each<readonly [string, string, Case, string]>([
  ['a member lists accounts', 'organizations:ListAccounts', { caller: member(A) }, 'service'],
  ['its root user too', 'organizations:ListAccounts', { caller: member(A), principal: root }, 'service'],
  ['a member asks what it belongs to', 'organizations:DescribeOrganization', { caller: member(A) }, 'allowed'],
  ['a member leaves', 'organizations:LeaveOrganization', { caller: member(A) }, 'allowed'],
  ['a member answers an invitation', 'organizations:AcceptHandshake', { caller: member(A) }, 'allowed'],
  ['a member asks for the policies in effect', 'organizations:DescribeEffectivePolicy', { caller: member(A) }, 'allowed'],
  ['the management account lists accounts', 'organizations:ListAccounts', { caller: management }, 'allowed'],
  ['an account in no organization creates one', 'organizations:CreateOrganization', {}, 'allowed'],
  ['permission is needed all the same', 'organizations:DescribeOrganization', { caller: member(A), policies: {} }, 'identity'],
])('%s', (_, action, more, told) => {
  expect(outcomeOf({ ...one, action, ...more })).toBe(told);
});

test('the organization’s own policy can open it to a member', () => {
  const resource = 'arn:aws:organizations::999999999999:organization/o-1';
  const policies = { identity: open, resource: policy('resource', to({ AWS: A })) };
  expect(outcomeOf({ action: 'organizations:ListPolicies', resource, caller: member(A), owner: member('999999999999'), policies })).toBe(
    'allowed',
  );
  expect(
    outcomeOf({
      action: 'organizations:ListPolicies',
      resource,
      caller: member(A),
      owner: member('999999999999'),
      policies: { identity: open, resource: policy('resource') },
    }),
  ).toBe('resource');
});
