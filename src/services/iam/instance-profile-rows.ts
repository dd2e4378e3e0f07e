// Instance profiles in the state, and as answers show them.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { InstanceProfile } from '../../cloud/model/generated/iam.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { noSuchEntity } from './errors.ts';
import { roleSummary } from './role-view.ts';
import { IDENTITIES, INSTANCE_PROFILES, type InstanceProfileRow, nameKey, ROLES, type RoleRow } from './state.ts';

/** Throws NoSuchEntity. */
export function getInstanceProfileRow(state: StateReader, account: AccountId, name: string): InstanceProfileRow {
  const row = state.get(INSTANCE_PROFILES, nameKey(account, name));
  if (row === undefined) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return row;
}

/** The role in a profile. */
export function roleInProfile(state: StateReader, { roleId, account }: InstanceProfileRow): RoleRow | undefined {
  const name = roleId === undefined ? undefined : state.get(IDENTITIES, roleId)?.name;
  return name === undefined ? undefined : state.get(ROLES, nameKey(account, name));
}

/** Without tags, as lists show it. */
export function instanceProfileListing(row: InstanceProfileRow, cx: Pick<AuthorizeContext, 'state' | 'identities'>): InstanceProfile {
  const role = roleInProfile(cx.state, row);
  return {
    Path: row.path,
    InstanceProfileName: row.name,
    InstanceProfileId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.createdAt),
    Roles: role === undefined ? [] : [roleSummary(role, cx)],
  };
}
