// Users and roles by unique id and by ARN.
import type { StateReader } from '../../cloud/state/table.ts';
import { parseArn } from '../../model/arn.ts';
import { IDENTITIES, nameKey, ROLES, type RoleRow, USERS, type UserRow } from './state.ts';

export function userById(state: StateReader, id: string): UserRow | undefined {
  const identity = state.get(IDENTITIES, id);
  return identity?.kind === 'user' ? state.get(USERS, nameKey(identity.account, identity.name)) : undefined;
}

export function roleById(state: StateReader, id: string): RoleRow | undefined {
  const identity = state.get(IDENTITIES, id);
  return identity?.kind === 'role' ? state.get(ROLES, nameKey(identity.account, identity.name)) : undefined;
}

/** The user or role with exactly this ARN, its path included. */
export function principalByArn(state: StateReader, arn: string): UserRow | RoleRow | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam') return undefined;
  const key = nameKey(parsed.account, parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1));
  const row = parsed.resource.startsWith('role/')
    ? state.get(ROLES, key)
    : parsed.resource.startsWith('user/')
      ? state.get(USERS, key)
      : undefined;
  return row?.arn === arn ? row : undefined;
}
