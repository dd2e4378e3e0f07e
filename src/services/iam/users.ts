// Users as operations find and show them, and whose credentials an operation without a user's name is about: the caller's.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Caller } from '../../cloud/caller.ts';
import type { Demand } from '../../cloud/demand.ts';
import type { User } from '../../cloud/model/generated/iam.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { iamArn, rootArn } from './arns.ts';
import { noSuchEntity, validationError } from './errors.ts';
import { checkName } from './names.ts';
import { userById } from './principal-rows.ts';
import { boundaryMember } from './role-view.ts';
import { nameKey, USERS, type UserRow } from './state.ts';
import { demand, taggedResource } from './targets.ts';

/** The account and the state that a lookup needs. */
export interface UserPlace {
  readonly state: StateReader;
  readonly account: AccountId;
}

export function findUser({ state, account }: UserPlace, name: string): UserRow | undefined {
  return state.get(USERS, nameKey(account, name));
}

/** Throws NoSuchEntity. */
export function existingUser(place: UserPlace, name: string): UserRow {
  const row = findUser(place, name);
  if (row === undefined) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return row;
}

/** Who credentials belong to: a user, or the root user. */
export type Owner = { readonly kind: 'user'; readonly id: string; readonly row: UserRow } | { readonly kind: 'root'; readonly id: 'root' };

const ROOT: Owner = { kind: 'root', id: 'root' };

/** The user of that name; without one, the caller. Throws NoSuchEntity, and ValidationError for callers that are neither users nor root. */
export function ownerFor(cx: UserPlace & { readonly caller: Caller }, name: string | undefined): Owner {
  const row = name === undefined ? callingUser(cx) : existingUser(cx, name);
  return row === 'root' ? ROOT : { kind: 'user', id: row.id, row };
}

/** As answers call the owner. Root has no name. */
export function ownerName(owner: Owner): string | undefined {
  return owner.kind === 'user' ? owner.row.name : undefined;
}

/** `action` on the user of that name (whether there is one or not); without a name, on the caller. Throws ValidationError. */
export function userDemand(cx: AuthorizeContext, action: string, name: string | undefined, context: Demand['context'] = []): Demand {
  if (name !== undefined) checkName('userName', name);
  const row = name === undefined ? callingUser(cx) : findUser(cx, name);
  if (row === 'root') return demand(action, { arn: rootArn(cx) }, context);
  return demand(action, taggedResource(row?.arn ?? iamArn(cx, 'user', name ?? ''), row?.tags), context);
}

function callingUser({ state, caller }: { readonly state: StateReader; readonly caller: Caller }): UserRow | 'root' {
  const { principal } = caller;
  if (principal.kind === 'root' || principal.kind === 'assumedRoot') return 'root';
  const row = principal.kind === 'user' && principal.id !== undefined ? userById(state, principal.id) : undefined;
  if (row === undefined) throw validationError('Must specify userName when calling with non-User credentials');
  return row;
}

/** As lists show a user. */
export function listedUser(row: UserRow): User {
  return {
    Path: row.path,
    UserName: row.name,
    UserId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.createdAt),
    ...(row.passwordLastUsed === undefined ? {} : { PasswordLastUsed: new Date(row.passwordLastUsed) }),
  };
}

/** As CreateUser and GetUser show a user. */
export function shownUser(row: UserRow): User {
  return {
    ...listedUser(row),
    ...boundaryMember(row),
    ...(row.tags.length === 0 ? {} : { Tags: row.tags }),
  };
}
