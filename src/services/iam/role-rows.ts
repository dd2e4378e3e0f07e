// Roles in the state: looking up, making, removing.
import type { Random } from '../../cloud/ports/random.ts';
import { mintUniqueId } from '../../cloud/credential/unique-id.ts';
import type { StateReader, StateWriter } from '../../cloud/state/table.ts';
import { keyOf } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { iamArn } from './arns.ts';
import { entityAlreadyExists, limitExceeded, noSuchEntity, unmodifiableEntity } from './errors.ts';
import { QUOTAS } from './quotas.ts';
import { IDENTITIES, nameKey, ROLES, type RoleRow } from './state.ts';

/** What a new role is made in. */
export interface RolePlace {
  readonly state: StateWriter;
  readonly account: AccountId;
  readonly partition: string;
  readonly now: number;
  readonly random: Random;
}

export type NewRole = Pick<RoleRow, 'name' | 'path' | 'trust'> &
  Partial<Pick<RoleRow, 'tags' | 'description' | 'maxSessionDuration' | 'linkedService'>>;

/** Throws NoSuchEntity. */
export function getRoleRow(state: StateReader, account: AccountId, name: string): RoleRow {
  const row = state.get(ROLES, nameKey(account, name));
  if (row === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return row;
}

/** The role, if it is not one that only AWS may change. Throws NoSuchEntity and UnmodifiableEntity. */
export function getOwnRoleRow(state: StateReader, account: AccountId, name: string): RoleRow {
  const row = getRoleRow(state, account, name);
  if (row.linkedService !== undefined) {
    throw unmodifiableEntity(`Cannot perform the operation on the protected role '${row.name}' - this role is only modifiable by AWS`);
  }
  return row;
}

/** Throws EntityAlreadyExists and LimitExceeded. */
export function createRoleRow({ state, account, partition, now, random }: RolePlace, role: NewRole): RoleRow {
  const key = nameKey(account, role.name);
  if (state.get(ROLES, key) !== undefined) throw entityAlreadyExists(`Role with name ${role.name} already exists.`);
  checkRoleQuota(state, account);
  const row: RoleRow = {
    tags: [],
    maxSessionDuration: 3600,
    ...role,
    kind: 'role',
    account,
    arn: iamArn({ partition, account }, 'role', role.name, role.path),
    id: mintUniqueId('AROA', random),
    createdAt: now,
    inlinePolicies: [],
    attachedPolicies: [],
    instanceProfiles: [],
  };
  state.put(ROLES, key, row);
  state.put(IDENTITIES, row.id, { kind: 'role', account, name: row.name });
  return row;
}

function checkRoleQuota(state: StateReader, account: AccountId): void {
  let count = 0;
  for (const _row of state.scan(ROLES, keyOf(account, '')))
    if (++count >= QUOTAS.rolesPerAccount) throw limitExceeded('RolesPerAccount', QUOTAS.rolesPerAccount);
}

/** Removes the role itself; what hangs on it must be gone. */
export function deleteRoleRow(state: StateWriter, row: RoleRow): void {
  state.delete(ROLES, nameKey(row.account, row.name));
  state.delete(IDENTITIES, row.id);
}
