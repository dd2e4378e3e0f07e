// GetInstanceProfile, DeleteInstanceProfile, ListInstanceProfiles, ListInstanceProfilesForRole.
import { iamArn } from '../../arns.ts';
import { deleteConflict } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getInstanceProfileRow, instanceProfileListing } from '../../instance-profile-rows.ts';
import { pageByKey, pageOfRows } from '../../paging.ts';
import { getRoleRow } from '../../role-rows.ts';
import { IDENTITIES, INSTANCE_PROFILES, nameKey } from '../../state.ts';
import { demand, instanceProfileTarget, roleTarget } from '../../targets.ts';

export const getInstanceProfile: IamOperation<'GetInstanceProfile'> = {
  authorize: ({ InstanceProfileName }, cx) => [demand('GetInstanceProfile', instanceProfileTarget(cx, InstanceProfileName))],
  handle: (_permit, { InstanceProfileName }, cx) => {
    const row = getInstanceProfileRow(cx.state, cx.account, InstanceProfileName);
    return { InstanceProfile: { ...instanceProfileListing(row, cx), Tags: row.tags } };
  },
};

export const deleteInstanceProfile: IamOperation<'DeleteInstanceProfile'> = {
  authorize: ({ InstanceProfileName }, cx) => [demand('DeleteInstanceProfile', instanceProfileTarget(cx, InstanceProfileName))],
  handle: (_permit, { InstanceProfileName }, cx) => {
    const row = getInstanceProfileRow(cx.state, cx.account, InstanceProfileName);
    if (row.roleId !== undefined) throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    cx.state.delete(INSTANCE_PROFILES, nameKey(row.account, row.name));
    cx.state.delete(IDENTITIES, row.id);
  },
};

export const listInstanceProfiles: IamOperation<'ListInstanceProfiles'> = {
  authorize: ({ PathPrefix }, cx) => [demand('ListInstanceProfiles', { arn: iamArn(cx, 'instance-profile', '', PathPrefix ?? '/') })],
  handle: (_permit, input, cx) => {
    const prefix = input.PathPrefix ?? '/';
    const { items, rest } = pageOfRows(cx.state, INSTANCE_PROFILES, cx.account, input, ({ path }) => path.startsWith(prefix));
    return { InstanceProfiles: items.map((row) => instanceProfileListing(row, cx)), ...rest };
  },
};

export const listInstanceProfilesForRole: IamOperation<'ListInstanceProfilesForRole'> = {
  authorize: ({ RoleName }, cx) => [demand('ListInstanceProfilesForRole', roleTarget(cx, RoleName))],
  handle: (_permit, input, cx) => {
    const { instanceProfiles, account } = getRoleRow(cx.state, cx.account, input.RoleName);
    const names = instanceProfiles.map((id) => cx.state.get(IDENTITIES, id)?.name ?? '').toSorted();
    const { items, rest } = pageByKey(names, input, (name) => name);
    const rows = items.map((name) => getInstanceProfileRow(cx.state, account, name));
    return { InstanceProfiles: rows.map((row) => instanceProfileListing(row, cx)), ...rest };
  },
};
