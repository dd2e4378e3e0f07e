// DeleteRole.
import { clearBoundary } from '../../carried-policies.ts';
import { deleteConflict } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { deleteRoleRow, getOwnRoleRow } from '../../role-rows.ts';
import { demand, roleTarget } from '../../targets.ts';

export const deleteRole: IamOperation<'DeleteRole'> = {
  authorize: ({ RoleName }, cx) => [demand('DeleteRole', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName }, cx) => {
    const row = getOwnRoleRow(cx.state, cx.account, RoleName);
    if (row.instanceProfiles.length > 0) throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    if (row.attachedPolicies.length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (row.inlinePolicies.length > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
    deleteRoleRow(cx.state, clearBoundary(cx.state, row));
  },
};
