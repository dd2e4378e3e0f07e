// AttachRolePolicy, DetachRolePolicy, ListAttachedRolePolicies.
import { attachedPage, attachPolicy, detachPolicy } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getOwnRoleRow, getRoleRow } from '../../role-rows.ts';
import { demand, roleBoundaryContext, roleTarget } from '../../targets.ts';

export const attachRolePolicy: IamOperation<'AttachRolePolicy'> = {
  authorize: ({ RoleName, PolicyArn }, cx) => [
    demand('AttachRolePolicy', roleTarget(cx, RoleName), [['iam:policyarn', PolicyArn], ...roleBoundaryContext(cx, RoleName)]),
  ],
  handle: (_permit, { RoleName, PolicyArn }, cx) => {
    attachPolicy(cx.state, getOwnRoleRow(cx.state, cx.account, RoleName), PolicyArn);
  },
};

export const detachRolePolicy: IamOperation<'DetachRolePolicy'> = {
  authorize: ({ RoleName, PolicyArn }, cx) => [
    demand('DetachRolePolicy', roleTarget(cx, RoleName), [['iam:policyarn', PolicyArn], ...roleBoundaryContext(cx, RoleName)]),
  ],
  handle: (_permit, { RoleName, PolicyArn }, cx) => {
    detachPolicy(cx.state, getOwnRoleRow(cx.state, cx.account, RoleName), PolicyArn);
  },
};

export const listAttachedRolePolicies: IamOperation<'ListAttachedRolePolicies'> = {
  authorize: ({ RoleName }, cx) => [demand('ListAttachedRolePolicies', roleTarget(cx, RoleName))],
  handle: (_permit, input, cx) => attachedPage(getRoleRow(cx.state, cx.account, input.RoleName), input),
};
