// GetPolicy.
import { findAwsManagedPolicy } from '../../aws-managed-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getPolicyRow } from '../../policy-rows.ts';
import { awsPolicyListing, policyDetail } from '../../policy-view.ts';
import { demand, policyTarget } from '../../targets.ts';

export const getPolicy: IamOperation<'GetPolicy'> = {
  authorize: ({ PolicyArn }, cx) => [demand('GetPolicy', policyTarget(cx, PolicyArn))],
  handle: (_permit, { PolicyArn }, cx) => {
    const aws = findAwsManagedPolicy(PolicyArn);
    return { Policy: aws === undefined ? policyDetail(getPolicyRow(cx, PolicyArn), cx) : { ...awsPolicyListing(aws, cx), Tags: [] } };
  },
};
