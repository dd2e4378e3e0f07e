// AddUserToGroup and RemoveUserFromGroup. Both succeed when there is nothing left to do.
import { keyOf } from '../../../../cloud/state/table.ts';
import { putCarrier } from '../../carried-policies.ts';
import { limitExceeded } from '../../errors.ts';
import { existingGroup, groupDemand } from '../../groups.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName } from '../../names.ts';
import { QUOTAS } from '../../quotas.ts';
import { MEMBERS } from '../../state.ts';
import { existingUser } from '../../users.ts';

export const addUserToGroup: IamOperation<'AddUserToGroup'> = {
  authorize: ({ GroupName, UserName }, cx) => {
    checkName('userName', UserName);
    return [groupDemand(cx, 'AddUserToGroup', GroupName)];
  },
  handle: (_permit, { GroupName, UserName }, cx) => {
    const user = existingUser(cx, UserName);
    const group = existingGroup(cx, GroupName);
    if (user.groups.includes(group.id)) return;
    if (user.groups.length >= QUOTAS.groupsPerUser) throw limitExceeded('GroupsPerUser', QUOTAS.groupsPerUser);
    putCarrier(cx.state, { ...user, groups: [...user.groups, group.id] });
    cx.state.put(MEMBERS, keyOf(cx.account, group.id, user.id), true);
  },
};

export const removeUserFromGroup: IamOperation<'RemoveUserFromGroup'> = {
  authorize: ({ GroupName, UserName }, cx) => {
    checkName('userName', UserName);
    return [groupDemand(cx, 'RemoveUserFromGroup', GroupName)];
  },
  handle: (_permit, { GroupName, UserName }, cx) => {
    const user = existingUser(cx, UserName);
    const group = existingGroup(cx, GroupName);
    if (!user.groups.includes(group.id)) return;
    putCarrier(cx.state, { ...user, groups: user.groups.filter((id) => id !== group.id) });
    cx.state.delete(MEMBERS, keyOf(cx.account, group.id, user.id));
  },
};
