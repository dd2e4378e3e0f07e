// Groups as operations find and show them.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand } from '../../cloud/demand.ts';
import type { Group } from '../../cloud/model/generated/iam.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import { iamArn } from './arns.ts';
import { noSuchEntity } from './errors.ts';
import { checkName } from './names.ts';
import { GROUPS, type GroupRow, IDENTITIES, nameKey } from './state.ts';
import { demand } from './targets.ts';
import type { UserPlace } from './users.ts';

export function findGroup({ state, account }: UserPlace, name: string): GroupRow | undefined {
  return state.get(GROUPS, nameKey(account, name));
}

/** Throws NoSuchEntity. */
export function existingGroup(place: UserPlace, name: string): GroupRow {
  const row = findGroup(place, name);
  if (row === undefined) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return row;
}

export function groupById(state: StateReader, id: string): GroupRow | undefined {
  const identity = state.get(IDENTITIES, id);
  return identity?.kind === 'group' ? state.get(GROUPS, nameKey(identity.account, identity.name)) : undefined;
}

/** `action` on the group of that name, whether there is one or not. Throws ValidationError. */
export function groupDemand(cx: AuthorizeContext, action: string, name: string, context: Demand['context'] = []): Demand {
  checkName('groupName', name);
  return demand(action, { arn: findGroup(cx, name)?.arn ?? iamArn(cx, 'group', name) }, context);
}

export function shownGroup(row: GroupRow): Group {
  return { Path: row.path, GroupName: row.name, GroupId: row.id, Arn: row.arn, CreateDate: new Date(row.createdAt) };
}
