// CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { mintAccessKeyId } from '../../../../cloud/credential/access-key-id.ts';
import { mintSecret } from '../../../../cloud/credential/secret-access-key.ts';
import type { AccessKey, AccessKeyMetadata } from '../../../../cloud/model/generated/iam.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { limitExceeded, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByCount } from '../../paging.ts';
import { QUOTAS } from '../../quotas.ts';
import { ACCESS_KEYS, ACCESS_KEYS_OF, type AccessKeyRow } from '../../state.ts';
import { type Owner, ownerFor, ownerName, userDemand } from '../../users.ts';

export const createAccessKey: IamOperation<'CreateAccessKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'CreateAccessKey', UserName)],
  handle: (_permit, { UserName }, cx) => {
    const owner = ownerFor(cx, UserName);
    if (accessKeysOf(cx.state, cx.account, owner.id).length >= QUOTAS.accessKeysPerUser) {
      throw limitExceeded('AccessKeysPerUser', QUOTAS.accessKeysPerUser);
    }
    const row: AccessKeyRow = {
      account: cx.account,
      accessKeyId: mintAccessKeyId('AKIA', cx.account, cx.random),
      secretAccessKey: mintSecret(cx.random),
      ...(owner.kind === 'user' && { userId: owner.id }),
      status: 'Active',
      createdAt: cx.now,
    };
    cx.state.put(ACCESS_KEYS, row.accessKeyId, row);
    cx.state.put(ACCESS_KEYS_OF, keyOf(cx.account, owner.id, row.accessKeyId), true);
    // A key of the root user is shown without a name.
    return { AccessKey: { ...shownKey(owner, row), SecretAccessKey: row.secretAccessKey } as AccessKey };
  },
};

export const listAccessKeys: IamOperation<'ListAccessKeys'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListAccessKeys', UserName)],
  handle: (_permit, input, cx) => {
    const owner = ownerFor(cx, input.UserName);
    const page = pageByCount(accessKeysOf(cx.state, cx.account, owner.id), input);
    return { AccessKeyMetadata: page.items.map((row) => shownKey(owner, row)), ...page.rest };
  },
};

export const updateAccessKey: IamOperation<'UpdateAccessKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'UpdateAccessKey', UserName)],
  handle: (_permit, { UserName, AccessKeyId, Status }, cx) => {
    const row = existingKey(cx, ownerFor(cx, UserName), AccessKeyId);
    cx.state.put(ACCESS_KEYS, AccessKeyId, { ...row, status: Status === 'Active' ? 'Active' : 'Inactive' });
  },
};

export const deleteAccessKey: IamOperation<'DeleteAccessKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeleteAccessKey', UserName)],
  handle: (_permit, { UserName, AccessKeyId }, cx) => {
    const owner = ownerFor(cx, UserName);
    existingKey(cx, owner, AccessKeyId);
    cx.state.delete(ACCESS_KEYS, AccessKeyId);
    cx.state.delete(ACCESS_KEYS_OF, keyOf(cx.account, owner.id, AccessKeyId));
  },
};

/** The keys of a user (by unique id) or of `root`, oldest first. */
export function accessKeysOf(state: StateReader, account: AccountId, ownerId: string): readonly AccessKeyRow[] {
  const prefix = keyOf(account, ownerId, '');
  const rows = [...state.scan(ACCESS_KEYS_OF, prefix)].flatMap(([key]) => state.get(ACCESS_KEYS, key.slice(prefix.length)) ?? []);
  return rows.toSorted((a, b) => a.createdAt - b.createdAt);
}

function existingKey({ state, account }: CallContext, owner: Owner, accessKeyId: string): AccessKeyRow {
  const row = state.get(ACCESS_KEYS, accessKeyId);
  if (row === undefined || row.account !== account || (row.userId ?? 'root') !== owner.id) {
    throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return row;
}

function shownKey(owner: Owner, row: AccessKeyRow): AccessKeyMetadata {
  const UserName = ownerName(owner);
  return {
    ...(UserName !== undefined && { UserName }),
    AccessKeyId: row.accessKeyId,
    Status: row.status,
    CreateDate: new Date(row.createdAt),
  };
}
