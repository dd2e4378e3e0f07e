// The policy and the boundary that a call of IAM names are in the context of its request.
import { expect, test } from 'vitest';
import { neededLines } from '../../../../test/activity/needed-lines.ts';

const POLICY = 'arn:aws:iam::111111111111:policy/p';

test.each([
  ['iam:AttachRolePolicy', { roleName: 'r', policyArn: POLICY }, `iam:policyarn=${POLICY}`],
  ['iam:AttachUserPolicy', { userName: 'u', policyArn: POLICY }, `iam:policyarn=${POLICY}`],
  ['iam:DetachGroupPolicy', { groupName: 'g', policyArn: POLICY }, `iam:policyarn=${POLICY}`],
  ['iam:CreateRole', { roleName: 'r', permissionsBoundary: POLICY }, `iam:permissionsboundary=${POLICY}`],
  ['iam:PutRolePermissionsBoundary', { roleName: 'r', permissionsBoundary: POLICY }, `iam:permissionsboundary=${POLICY}`],
  ['iam:PutUserPermissionsBoundary', { userName: 'u', permissionsBoundary: POLICY }, `iam:permissionsboundary=${POLICY}`],
])('%s', (call, parameters, context) => expect(neededLines(call, parameters)).toEqual([`${call} ${context}`]));

test('not of actions without the key, and not where the call gives none', () => {
  expect(neededLines('iam:CreatePolicyVersion', { policyArn: POLICY })).toEqual(['iam:CreatePolicyVersion']);
  expect(neededLines('iam:CreateRole', { roleName: 'r' })).toEqual(['iam:CreateRole']);
});

test('together with tags', () => {
  const tags = [{ key: 'a', value: 'b' }];
  expect(neededLines('iam:CreateUser', { userName: 'u', permissionsBoundary: POLICY, tags })[0]).toBe(
    `iam:CreateUser iam:permissionsboundary=${POLICY} aws:requesttag/a=b aws:tagkeys=a`,
  );
});
