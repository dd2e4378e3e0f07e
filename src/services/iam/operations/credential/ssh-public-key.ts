// UploadSSHPublicKey, GetSSHPublicKey, ListSSHPublicKeys, UpdateSSHPublicKey, DeleteSSHPublicKey.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import type { SSHPublicKey } from '../../../../cloud/model/generated/iam.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { limitExceeded, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByKey } from '../../paging.ts';
import { QUOTAS } from '../../quotas.ts';
import { SSH_KEYS, type SshKeyRow } from '../../state.ts';
import { existingUser, ownerFor, ownerName, userDemand } from '../../users.ts';
import { readSshKey } from './ssh-key-text.ts';

export const uploadSSHPublicKey: IamOperation<'UploadSSHPublicKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'UploadSSHPublicKey', UserName)],
  handle: (_permit, { UserName, SSHPublicKeyBody }, cx) => {
    const user = existingUser(cx, UserName);
    const { fingerprint } = readSshKey(SSHPublicKeyBody);
    const held = keysOf(user.id, cx);
    if (held.some((row) => row.fingerprint === fingerprint)) {
      throw new ServiceError('DuplicateSSHPublicKey', 400, 'The SSH public key is already associated with the user.');
    }
    if (held.length >= QUOTAS.sshKeysPerUser) throw limitExceeded('SSHPublicKeysPerUser', QUOTAS.sshKeysPerUser);
    const row: SshKeyRow = {
      account: cx.account,
      userId: user.id,
      id: mintUniqueId('APKA', cx.random),
      body: SSHPublicKeyBody,
      fingerprint,
      status: 'Active',
      uploadedAt: cx.now,
    };
    cx.state.put(SSH_KEYS, keyOf(cx.account, user.id, row.id), row);
    return { SSHPublicKey: shown(row, user.name, row.body) };
  },
};

export const getSSHPublicKey: IamOperation<'GetSSHPublicKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'GetSSHPublicKey', UserName)],
  handle: (_permit, { UserName, SSHPublicKeyId, Encoding }, cx) => {
    const user = existingUser(cx, UserName);
    const [, row] = existing(user.id, SSHPublicKeyId, cx);
    const key = readSshKey(row.body);
    return { SSHPublicKey: shown(row, user.name, Encoding === 'PEM' ? key.pem : key.ssh) };
  },
};

export const listSSHPublicKeys: IamOperation<'ListSSHPublicKeys'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListSSHPublicKeys', UserName)],
  handle: (_permit, input, cx) => {
    const owner = ownerFor(cx, input.UserName);
    const page = pageByKey(keysOf(owner.id, cx), input, ({ id }) => id);
    const UserName = ownerName(owner) ?? cx.account;
    const SSHPublicKeys = page.items.map(({ id, status, uploadedAt }) => {
      return { UserName, SSHPublicKeyId: id, Status: status, UploadDate: new Date(uploadedAt) };
    });
    return { SSHPublicKeys, ...page.rest };
  },
};

export const updateSSHPublicKey: IamOperation<'UpdateSSHPublicKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'UpdateSSHPublicKey', UserName)],
  handle: (_permit, { UserName, SSHPublicKeyId, Status }, cx) => {
    const [key, row] = existing(existingUser(cx, UserName).id, SSHPublicKeyId, cx);
    cx.state.put(SSH_KEYS, key, { ...row, status: Status === 'Active' ? 'Active' : 'Inactive' });
  },
};

export const deleteSSHPublicKey: IamOperation<'DeleteSSHPublicKey'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeleteSSHPublicKey', UserName)],
  handle: (_permit, { UserName, SSHPublicKeyId }, cx) => {
    const [key] = existing(existingUser(cx, UserName).id, SSHPublicKeyId, cx);
    cx.state.delete(SSH_KEYS, key);
  },
};

function keysOf(userId: string, { state, account }: CallContext): readonly SshKeyRow[] {
  return [...state.scan(SSH_KEYS, keyOf(account, userId, ''))].map(([, row]) => row);
}

function existing(userId: string, id: string, { state, account }: CallContext): readonly [key: string, row: SshKeyRow] {
  const key = keyOf(account, userId, id);
  const row = state.get(SSH_KEYS, key);
  if (row === undefined) throw noSuchEntity(`The Public Key with id ${id} cannot be found.`);
  return [key, row];
}

function shown(row: SshKeyRow, UserName: string, body: string): SSHPublicKey {
  return {
    UserName,
    SSHPublicKeyId: row.id,
    Fingerprint: row.fingerprint,
    SSHPublicKeyBody: body,
    Status: row.status,
    UploadDate: new Date(row.uploadedAt),
  };
}
