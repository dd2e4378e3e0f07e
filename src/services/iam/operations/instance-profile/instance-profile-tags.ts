// TagInstanceProfile, UntagInstanceProfile, ListInstanceProfileTags.
import type { IamOperation } from '../../iam-operation.ts';
import { getInstanceProfileRow } from '../../instance-profile-rows.ts';
import { INSTANCE_PROFILES, nameKey } from '../../state.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';
import { demand, instanceProfileTarget } from '../../targets.ts';

export const tagInstanceProfile: IamOperation<'TagInstanceProfile'> = {
  authorize: ({ InstanceProfileName, Tags }, cx) => [
    demand('TagInstanceProfile', instanceProfileTarget(cx, InstanceProfileName), requestTagContext(Tags)),
  ],
  handle: (_permit, { InstanceProfileName, Tags }, { state, account }) => {
    const row = getInstanceProfileRow(state, account, InstanceProfileName);
    state.put(INSTANCE_PROFILES, nameKey(account, row.name), { ...row, tags: withTags(row.tags, Tags, 'caseSensitive') });
  },
};

export const untagInstanceProfile: IamOperation<'UntagInstanceProfile'> = {
  authorize: ({ InstanceProfileName, TagKeys }, cx) => [
    demand('UntagInstanceProfile', instanceProfileTarget(cx, InstanceProfileName), tagKeyContext(TagKeys)),
  ],
  handle: (_permit, { InstanceProfileName, TagKeys }, { state, account }) => {
    const row = getInstanceProfileRow(state, account, InstanceProfileName);
    state.put(INSTANCE_PROFILES, nameKey(account, row.name), { ...row, tags: withoutTags(row.tags, TagKeys, 'caseSensitive') });
  },
};

export const listInstanceProfileTags: IamOperation<'ListInstanceProfileTags'> = {
  authorize: ({ InstanceProfileName }, cx) => [demand('ListInstanceProfileTags', instanceProfileTarget(cx, InstanceProfileName))],
  handle: (_permit, input, cx) => tagPage(getInstanceProfileRow(cx.state, cx.account, input.InstanceProfileName).tags, input),
};
