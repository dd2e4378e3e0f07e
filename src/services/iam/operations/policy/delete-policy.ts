// DeletePolicy.
import { deleteConflict } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { attachmentsOf, getOwnPolicyRow, policyKey } from '../../policy-rows.ts';
import { IDENTITIES, POLICIES } from '../../state.ts';
import { demand, policyTarget } from '../../targets.ts';

export const deletePolicy: IamOperation<'DeletePolicy'> = {
  authorize: ({ PolicyArn }, cx) => [demand('DeletePolicy', policyTarget(cx, PolicyArn))],
  handle: (_permit, { PolicyArn }, cx) => {
    const row = getOwnPolicyRow(cx, PolicyArn);
    if (attachmentsOf(cx.state, cx.account, row.arn).next().done !== true) {
      throw deleteConflict('Cannot delete a policy attached to entities.');
    }
    if (row.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    cx.state.delete(POLICIES, policyKey(row));
    cx.state.delete(IDENTITIES, row.id);
  },
};
