// IAM: what AWS owns is not changed, whatever policies say.
import { expect, test } from 'vitest';
import { A, alice, allow, assumedRoot, federated, policy, root, session } from '../../../test/reference/fixture.ts';
import { outcomeOf } from '../../../test/testkit/outcome-of.ts';
import type { Principal } from '../../model/principal.ts';

const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const reserved = `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_x_1`;
const own = `arn:aws:iam::${A}:policy/own`;

test.each([
  ['iam:DeletePolicy', managed, 'service'],
  ['iam:CreatePolicyVersion', managed, 'service'],
  ['iam:SetDefaultPolicyVersion', managed, 'service'],
  ['IAM:TAGPOLICY', managed, 'service'],
  ['iam:GetPolicy', managed, 'allowed'],
  ['iam:ListPolicyVersions', managed, 'allowed'],
  ['iam:DeletePolicy', own, 'allowed'],
  ['iam:PutRolePolicy', reserved, 'service'],
  ['iam:AttachRolePolicy', reserved, 'service'],
  ['iam:UpdateAssumeRolePolicy', reserved, 'service'],
  ['iam:GetRole', reserved, 'allowed'],
  ['iam:PassRole', reserved, 'allowed'],
  ['iam:PutRolePolicy', `arn:aws:iam::${A}:role/aws-reserved-not/r`, 'allowed'],
  ['iam:DeletePolicy', 'arn:aws:iam::aws:role/x', 'allowed'],
])('%s on %s: %s', (action, resource, told) => {
  expect(outcomeOf({ action, resource, policies: { identity: [policy('identity', allow())] } })).toBe(told);
  expect(outcomeOf({ action, resource, principal: root })).toBe(told);
});

test.each<readonly [Principal, string]>([
  [{ ...alice, session: {} }, 'service'],
  [{ ...alice, session: { mfa: true } }, 'allowed'],
  [{ ...root, session: {} }, 'service'],
  [federated, 'service'],
  [session, 'allowed'],
  [assumedRoot, 'allowed'],
])('session credentials without MFA call no IAM operation: %j', (principal, told) => {
  const policies = { identity: [policy('identity', allow())], session: [policy('session', allow())] };
  expect(outcomeOf({ action: 'iam:GetPolicy', resource: own, principal, policies })).toBe(told);
  expect(outcomeOf({ action: 'iam:PassRole', resource: `arn:aws:iam::${A}:role/r`, principal, policies })).toBe('allowed');
});
