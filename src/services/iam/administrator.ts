// An administrator of an account, for people at the keyboard.
import { mintAccessKeyId } from '../../cloud/credential/access-key-id.ts';
import { mintSecret } from '../../cloud/credential/secret-access-key.ts';
import { mintUniqueId } from '../../cloud/credential/unique-id.ts';
import type { AccountContext } from '../../cloud/service.ts';
import { keyOf, type StateWriter } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { iamArn } from './arns.ts';
import { attachPolicy } from './carried-policies.ts';
import { ACCESS_KEYS, ACCESS_KEYS_OF, type AccessKeyRow, IDENTITIES, nameKey, USERS, type UserRow } from './state.ts';

type Means = Pick<AccountContext, 'now' | 'random' | 'partition'>;

const ADMINISTRATOR = 'administrator';

/** The key of user `administrator`, who has AdministratorAccess; both are made if they are not there. */
export function administratorKey(state: StateWriter, account: AccountId, means: Means): AccessKeyRow {
  return activeKey(state, state.get(USERS, nameKey(account, ADMINISTRATOR)) ?? createAdministrator(state, account, means), means);
}

/** An active access key of a user by name, made if there is none; undefined if there is no such user. */
export function keyOfUser(state: StateWriter, account: AccountId, name: string, means: Means): AccessKeyRow | undefined {
  const user = state.get(USERS, nameKey(account, name));
  return user && activeKey(state, user, means);
}

function activeKey(state: StateWriter, user: UserRow, means: Means): AccessKeyRow {
  const { account } = user;
  for (const [key] of state.scan(ACCESS_KEYS_OF, keyOf(account, user.id, ''))) {
    const row = state.get(ACCESS_KEYS, key.slice(key.lastIndexOf('\0') + 1));
    if (row?.status === 'Active') return row;
  }
  const accessKeyId = mintAccessKeyId('AKIA', account, means.random);
  const row: AccessKeyRow = {
    account,
    accessKeyId,
    secretAccessKey: mintSecret(means.random),
    userId: user.id,
    status: 'Active',
    createdAt: means.now,
  };
  state.put(ACCESS_KEYS, accessKeyId, row);
  state.put(ACCESS_KEYS_OF, keyOf(account, user.id, accessKeyId), true);
  return row;
}

function createAdministrator(state: StateWriter, account: AccountId, { now, random, partition }: Means): UserRow {
  const row: UserRow = {
    kind: 'user',
    account,
    name: ADMINISTRATOR,
    path: '/',
    arn: iamArn({ partition, account }, 'user', ADMINISTRATOR),
    id: mintUniqueId('AIDA', random),
    createdAt: now,
    inlinePolicies: [],
    attachedPolicies: [],
    tags: [],
    groups: [],
  };
  state.put(IDENTITIES, row.id, { kind: 'user', account, name: row.name });
  attachPolicy(state, row, `arn:${partition}:iam::aws:policy/AdministratorAccess`);
  return row;
}
