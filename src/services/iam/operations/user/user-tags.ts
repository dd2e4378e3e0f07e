// TagUser, UntagUser, ListUserTags.
import { putCarrier } from '../../carried-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';
import { existingUser, userDemand } from '../../users.ts';

export const tagUser: IamOperation<'TagUser'> = {
  authorize: ({ UserName, Tags }, cx) => [userDemand(cx, 'TagUser', UserName, requestTagContext(Tags))],
  handle: (_permit, { UserName, Tags }, cx) => {
    const row = existingUser(cx, UserName);
    putCarrier(cx.state, { ...row, tags: withTags(row.tags, Tags) });
  },
};

export const untagUser: IamOperation<'UntagUser'> = {
  authorize: ({ UserName, TagKeys }, cx) => [userDemand(cx, 'UntagUser', UserName, tagKeyContext(TagKeys))],
  handle: (_permit, { UserName, TagKeys }, cx) => {
    const row = existingUser(cx, UserName);
    putCarrier(cx.state, { ...row, tags: withoutTags(row.tags, TagKeys) });
  },
};

export const listUserTags: IamOperation<'ListUserTags'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListUserTags', UserName)],
  handle: (_permit, input, cx) => tagPage(existingUser(cx, input.UserName).tags, input),
};
