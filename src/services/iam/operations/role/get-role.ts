// GetRole.
import type { IamOperation } from '../../iam-operation.ts';
import { getRoleRow } from '../../role-rows.ts';
import { roleDetail } from '../../role-view.ts';
import { demand, roleTarget } from '../../targets.ts';

export const getRole: IamOperation<'GetRole'> = {
  authorize: ({ RoleName }, cx) => [demand('GetRole', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName }, cx) => ({ Role: roleDetail(getRoleRow(cx.state, cx.account, RoleName), cx) }),
};
