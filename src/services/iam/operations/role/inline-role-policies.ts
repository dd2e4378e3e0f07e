// PutRolePolicy, GetRolePolicy, DeleteRolePolicy, ListRolePolicies.
import { deleteInlinePolicy, inlinePolicyText, putInlinePolicy } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName } from '../../names.ts';
import { pageByKey } from '../../paging.ts';
import { encodeDocument } from '../../policy-document.ts';
import { getOwnRoleRow, getRoleRow } from '../../role-rows.ts';
import { demand, roleBoundaryContext, roleTarget } from '../../targets.ts';

export const putRolePolicy: IamOperation<'PutRolePolicy'> = {
  authorize: ({ RoleName, PolicyName }, cx) => {
    checkName('policyName', PolicyName);
    return [demand('PutRolePolicy', roleTarget(cx, RoleName), roleBoundaryContext(cx, RoleName))];
  },
  handle: (_permit, { RoleName, PolicyName, PolicyDocument }, cx) => {
    putInlinePolicy(cx.state, getOwnRoleRow(cx.state, cx.account, RoleName), PolicyName, PolicyDocument);
  },
};

export const getRolePolicy: IamOperation<'GetRolePolicy'> = {
  authorize: ({ RoleName }, cx) => [demand('GetRolePolicy', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName, PolicyName }, cx) => {
    const row = getRoleRow(cx.state, cx.account, RoleName);
    return { RoleName: row.name, PolicyName, PolicyDocument: encodeDocument(inlinePolicyText(row, PolicyName)) };
  },
};

export const deleteRolePolicy: IamOperation<'DeleteRolePolicy'> = {
  authorize: ({ RoleName }, cx) => [demand('DeleteRolePolicy', roleTarget(cx, RoleName), roleBoundaryContext(cx, RoleName))],
  handle: (_permit, { RoleName, PolicyName }, cx) => {
    deleteInlinePolicy(cx.state, getOwnRoleRow(cx.state, cx.account, RoleName), PolicyName);
  },
};

export const listRolePolicies: IamOperation<'ListRolePolicies'> = {
  authorize: ({ RoleName }, cx) => [demand('ListRolePolicies', roleTarget(cx, RoleName))],
  handle: (_permit, input, cx) => {
    const row = getRoleRow(cx.state, cx.account, input.RoleName);
    const { items, rest } = pageByKey(row.inlinePolicies, input, ({ name }) => name);
    return { PolicyNames: items.map(({ name }) => name), ...rest };
  },
};
