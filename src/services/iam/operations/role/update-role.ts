// UpdateRole and UpdateRoleDescription.
import { putCarrier } from '../../carried-policies.ts';
import { unmodifiableEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getRoleRow } from '../../role-rows.ts';
import { roleSummary } from '../../role-view.ts';
import { demand, roleTarget } from '../../targets.ts';

export const updateRole: IamOperation<'UpdateRole'> = {
  authorize: ({ RoleName }, cx) => [demand('UpdateRole', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName, Description, MaxSessionDuration }, cx) => {
    const row = getRoleRow(cx.state, cx.account, RoleName);
    if (MaxSessionDuration !== undefined && row.linkedService !== undefined) {
      throw unmodifiableEntity(`Cannot perform the operation on the protected role '${row.name}' - this role is only modifiable by AWS`);
    }
    putCarrier(cx.state, {
      ...row,
      ...(Description !== undefined && { description: Description }),
      ...(MaxSessionDuration !== undefined && { maxSessionDuration: MaxSessionDuration }),
    });
    return {};
  },
};

export const updateRoleDescription: IamOperation<'UpdateRoleDescription'> = {
  authorize: ({ RoleName }, cx) => [demand('UpdateRoleDescription', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName, Description }, cx) => {
    const row = { ...getRoleRow(cx.state, cx.account, RoleName), description: Description };
    putCarrier(cx.state, row);
    return { Role: { ...roleSummary(row, cx), Description } };
  },
};
