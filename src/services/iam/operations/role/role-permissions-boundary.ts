// PutRolePermissionsBoundary and DeleteRolePermissionsBoundary.
import { clearBoundary, setBoundary } from '../../carried-policies.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getOwnRoleRow } from '../../role-rows.ts';
import { boundaryContext, demand, roleBoundaryContext, roleTarget } from '../../targets.ts';

export const putRolePermissionsBoundary: IamOperation<'PutRolePermissionsBoundary'> = {
  authorize: ({ RoleName, PermissionsBoundary }, cx) => [
    demand('PutRolePermissionsBoundary', roleTarget(cx, RoleName), boundaryContext(PermissionsBoundary)),
  ],
  handle: (_permit, { RoleName, PermissionsBoundary }, cx) => {
    setBoundary(cx.state, getOwnRoleRow(cx.state, cx.account, RoleName), PermissionsBoundary);
  },
};

export const deleteRolePermissionsBoundary: IamOperation<'DeleteRolePermissionsBoundary'> = {
  authorize: ({ RoleName }, cx) => [demand('DeleteRolePermissionsBoundary', roleTarget(cx, RoleName), roleBoundaryContext(cx, RoleName))],
  handle: (_permit, { RoleName }, cx) => {
    const row = getOwnRoleRow(cx.state, cx.account, RoleName);
    if (row.boundary === undefined) throw noSuchEntity(`Role ${row.name} does not have a permissions boundary.`);
    clearBoundary(cx.state, row);
  },
};
