// CreateLoginProfile, GetLoginProfile, UpdateLoginProfile, DeleteLoginProfile: passwords for the console.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { LoginProfile } from '../../../../cloud/model/generated/iam.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { entityAlreadyExists, noSuchEntity, validationError } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { LOGIN_PROFILES, type LoginProfileRow } from '../../state.ts';
import { type Owner, ownerFor, ownerName, userDemand } from '../../users.ts';
import { digestPassword } from './password-digest.ts';
import { checkPassword } from './password-rules.ts';

export const createLoginProfile: IamOperation<'CreateLoginProfile'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'CreateLoginProfile', UserName)],
  handle: (_permit, { UserName, Password, PasswordResetRequired = false }, cx) => {
    const owner = ownerFor(cx, UserName);
    const key = keyOf(cx.account, owner.id);
    if (cx.state.get(LOGIN_PROFILES, key) !== undefined) {
      throw entityAlreadyExists(`Login Profile for user ${nameOf(owner, cx)} already exists.`);
    }
    if (Password === undefined) {
      throw validationError("1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null");
    }
    checkPassword(cx.state, cx.account, Password);
    const row: LoginProfileRow = {
      account: cx.account,
      userId: owner.id,
      password: digestPassword(Password, cx.random),
      resetRequired: PasswordResetRequired,
      createdAt: cx.now,
    };
    cx.state.put(LOGIN_PROFILES, key, row);
    return { LoginProfile: shownProfile(owner, row, cx) };
  },
};

export const getLoginProfile: IamOperation<'GetLoginProfile'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'GetLoginProfile', UserName)],
  handle: (_permit, { UserName }, cx) => {
    const owner = ownerFor(cx, UserName);
    return { LoginProfile: shownProfile(owner, existingProfile(owner, cx), cx) };
  },
};

export const updateLoginProfile: IamOperation<'UpdateLoginProfile'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'UpdateLoginProfile', UserName)],
  handle: (_permit, { UserName, Password, PasswordResetRequired }, cx) => {
    const row = existingProfile(ownerFor(cx, UserName), cx);
    if (Password !== undefined) checkPassword(cx.state, cx.account, Password);
    const resetRequired = PasswordResetRequired ?? row.resetRequired;
    const changed = Password === undefined ? row : withPassword(row, Password, cx);
    cx.state.put(LOGIN_PROFILES, keyOf(cx.account, row.userId), { ...changed, resetRequired });
  },
};

export const deleteLoginProfile: IamOperation<'DeleteLoginProfile'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeleteLoginProfile', UserName)],
  handle: (_permit, { UserName }, cx) => {
    const row = existingProfile(ownerFor(cx, UserName), cx);
    cx.state.delete(LOGIN_PROFILES, keyOf(cx.account, row.userId));
  },
};

/** Throws NoSuchEntity. */
export function existingProfile(owner: Owner, cx: CallContext): LoginProfileRow {
  const row = cx.state.get(LOGIN_PROFILES, keyOf(cx.account, owner.id));
  if (row === undefined) throw noSuchEntity(`Login Profile for User ${nameOf(owner, cx)} cannot be found.`);
  return row;
}

/** With another password; the old one is remembered, since a password policy may forbid to use it again. */
export function withPassword(row: LoginProfileRow, password: string, cx: CallContext): LoginProfileRow {
  const formerPasswords = [row.password, ...(row.formerPasswords ?? [])].slice(0, 24);
  return { ...row, password: digestPassword(password, cx.random), formerPasswords, changedAt: cx.now };
}

function shownProfile(owner: Owner, row: LoginProfileRow, cx: CallContext): LoginProfile {
  return { UserName: nameOf(owner, cx), CreateDate: new Date(row.createdAt), PasswordResetRequired: row.resetRequired };
}

function nameOf(owner: Owner, { account }: CallContext): string {
  return ownerName(owner) ?? account;
}
