// TagPolicy, UntagPolicy, ListPolicyTags.
import type { IamOperation } from '../../iam-operation.ts';
import { getOwnPolicyRow, getPolicyRow, policyKey } from '../../policy-rows.ts';
import { POLICIES } from '../../state.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';
import { demand, policyTarget } from '../../targets.ts';

export const tagPolicy: IamOperation<'TagPolicy'> = {
  authorize: ({ PolicyArn, Tags }, cx) => [demand('TagPolicy', policyTarget(cx, PolicyArn), requestTagContext(Tags))],
  handle: (_permit, { PolicyArn, Tags }, cx) => {
    const row = getOwnPolicyRow(cx, PolicyArn);
    cx.state.put(POLICIES, policyKey(row), { ...row, tags: withTags(row.tags, Tags, 'caseSensitive') });
  },
};

export const untagPolicy: IamOperation<'UntagPolicy'> = {
  authorize: ({ PolicyArn, TagKeys }, cx) => [demand('UntagPolicy', policyTarget(cx, PolicyArn), tagKeyContext(TagKeys))],
  handle: (_permit, { PolicyArn, TagKeys }, cx) => {
    const row = getOwnPolicyRow(cx, PolicyArn);
    cx.state.put(POLICIES, policyKey(row), { ...row, tags: withoutTags(row.tags, TagKeys, 'caseSensitive') });
  },
};

export const listPolicyTags: IamOperation<'ListPolicyTags'> = {
  authorize: ({ PolicyArn }, cx) => [demand('ListPolicyTags', policyTarget(cx, PolicyArn))],
  handle: (_permit, input, cx) => tagPage(getPolicyRow(cx, input.PolicyArn).tags, input),
};
