// TagRole, UntagRole, ListRoleTags.
import { putCarrier } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getRoleRow } from '../../role-rows.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';
import { demand, roleTarget } from '../../targets.ts';

export const tagRole: IamOperation<'TagRole'> = {
  authorize: ({ RoleName, Tags }, cx) => [demand('TagRole', roleTarget(cx, RoleName), requestTagContext(Tags))],
  handle: (_permit, { RoleName, Tags }, cx) => {
    const row = getRoleRow(cx.state, cx.account, RoleName);
    putCarrier(cx.state, { ...row, tags: withTags(row.tags, Tags) });
  },
};

export const untagRole: IamOperation<'UntagRole'> = {
  authorize: ({ RoleName, TagKeys }, cx) => [demand('UntagRole', roleTarget(cx, RoleName), tagKeyContext(TagKeys))],
  handle: (_permit, { RoleName, TagKeys }, cx) => {
    const row = getRoleRow(cx.state, cx.account, RoleName);
    putCarrier(cx.state, { ...row, tags: withoutTags(row.tags, TagKeys) });
  },
};

export const listRoleTags: IamOperation<'ListRoleTags'> = {
  authorize: ({ RoleName }, cx) => [demand('ListRoleTags', roleTarget(cx, RoleName))],
  handle: (_permit, input, cx) => tagPage(getRoleRow(cx.state, cx.account, input.RoleName).tags, input),
};
