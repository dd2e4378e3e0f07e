// UpdateAssumeRolePolicy.
import { putCarrier } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getOwnRoleRow } from '../../role-rows.ts';
import { demand, roleTarget } from '../../targets.ts';
import { bindTrustPolicy } from '../../trust-document.ts';

export const updateAssumeRolePolicy: IamOperation<'UpdateAssumeRolePolicy'> = {
  authorize: ({ RoleName }, cx) => [demand('UpdateAssumeRolePolicy', roleTarget(cx, RoleName))],
  handle: (_permit, { RoleName, PolicyDocument }, cx) => {
    const row = getOwnRoleRow(cx.state, cx.account, RoleName);
    putCarrier(cx.state, { ...row, trust: bindTrustPolicy(PolicyDocument, cx) });
  },
};
