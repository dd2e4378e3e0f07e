// UpdateGroup and DeleteGroup.
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { deleteConflict, entityAlreadyExists } from '../../errors.ts';
import { existingGroup, findGroup, groupDemand } from '../../groups.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkPath } from '../../names.ts';
import { GROUPS, IDENTITIES, MEMBERS, nameKey } from '../../state.ts';

export const updateGroup: IamOperation<'UpdateGroup'> = {
  // IAM API Reference, UpdateGroup: permission is needed on the old name and on the new one.
  authorize: ({ GroupName, NewGroupName, NewPath }, cx) => {
    if (NewGroupName !== undefined) checkName('newGroupName', NewGroupName);
    checkPath(NewPath);
    const onOld = groupDemand(cx, 'UpdateGroup', GroupName);
    const row = findGroup(cx, GroupName);
    const arn = iamArn(cx, 'group', NewGroupName ?? row?.name ?? GroupName, NewPath ?? row?.path);
    return arn === onOld.resource.arn ? [onOld] : [onOld, { ...onOld, resource: { arn } }];
  },
  handle: (_permit, { GroupName, NewGroupName, NewPath }, cx) => {
    const row = existingGroup(cx, GroupName);
    const name = NewGroupName ?? row.name;
    const path = NewPath ?? row.path;
    const holder = findGroup(cx, name);
    if (holder !== undefined && holder.id !== row.id) throw entityAlreadyExists(`Group with name ${name} already exists.`);
    cx.state.delete(GROUPS, nameKey(cx.account, row.name));
    cx.state.put(GROUPS, nameKey(cx.account, name), { ...row, name, path, arn: iamArn(cx, 'group', name, path) });
    cx.state.put(IDENTITIES, row.id, { kind: 'group', account: cx.account, name });
  },
};

export const deleteGroup: IamOperation<'DeleteGroup'> = {
  authorize: ({ GroupName }, cx) => [groupDemand(cx, 'DeleteGroup', GroupName)],
  handle: (_permit, { GroupName }, cx) => {
    const row = existingGroup(cx, GroupName);
    if (cx.state.scan(MEMBERS, keyOf(cx.account, row.id, '')).next().done !== true) throw inUse('remove users from group');
    if (row.inlinePolicies.length > 0) throw inUse('delete policies');
    if (row.attachedPolicies.length > 0) throw inUse('detach all policies');
    cx.state.delete(GROUPS, nameKey(cx.account, row.name));
    cx.state.delete(IDENTITIES, row.id);
  },
};

function inUse(obstacle: string): Error {
  return deleteConflict(`Cannot delete entity, must ${obstacle} first.`);
}
