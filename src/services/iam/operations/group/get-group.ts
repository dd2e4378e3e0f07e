// GetGroup, ListGroups, ListGroupsForUser.
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { existingGroup, groupById, groupDemand, shownGroup } from '../../groups.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkPathPrefix } from '../../names.ts';
import { pageByKey, pageOfRows } from '../../paging.ts';
import { userById } from '../../principal-rows.ts';
import { GROUPS, type GroupRow, MEMBERS, type UserRow } from '../../state.ts';
import { demand } from '../../targets.ts';
import { existingUser, listedUser, userDemand } from '../../users.ts';

export const getGroup: IamOperation<'GetGroup'> = {
  authorize: ({ GroupName }, cx) => [groupDemand(cx, 'GetGroup', GroupName)],
  handle: (_permit, input, cx) => {
    const group = existingGroup(cx, input.GroupName);
    const page = pageByKey(byName(membersOf(cx.state, group)), input, nameOf);
    return { Group: shownGroup(group), Users: page.items.map(listedUser), ...page.rest };
  },
};

export const listGroups: IamOperation<'ListGroups'> = {
  authorize: ({ PathPrefix }, cx) => {
    checkPathPrefix(PathPrefix);
    return [demand('ListGroups', { arn: iamArn(cx, 'group', '', PathPrefix) })];
  },
  handle: (_permit, input, cx) => {
    const { PathPrefix = '/' } = input;
    const page = pageOfRows(cx.state, GROUPS, cx.account, input, ({ path }) => path.startsWith(PathPrefix));
    return { Groups: page.items.map(shownGroup), ...page.rest };
  },
};

export const listGroupsForUser: IamOperation<'ListGroupsForUser'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListGroupsForUser', UserName)],
  handle: (_permit, input, cx) => {
    const groups = existingUser(cx, input.UserName).groups.flatMap((id) => groupById(cx.state, id) ?? []);
    const page = pageByKey(byName(groups), input, nameOf);
    return { Groups: page.items.map(shownGroup), ...page.rest };
  },
};

function membersOf(state: StateReader, group: GroupRow): readonly UserRow[] {
  const prefix = keyOf(group.account, group.id, '');
  return [...state.scan(MEMBERS, prefix)].flatMap(([key]) => userById(state, key.slice(prefix.length)) ?? []);
}

function nameOf({ name }: { readonly name: string }): string {
  return name.toLowerCase();
}

function byName<Row extends { readonly name: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
