// DeleteUser: refused while anything hangs on the user.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { keyOf, type Table } from '../../../../cloud/state/table.ts';
import { clearBoundary } from '../../carried-policies.ts';
import { deleteConflict } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import {
  ACCESS_KEYS_OF,
  IDENTITIES,
  LOGIN_PROFILES,
  MFA_DEVICES,
  nameKey,
  SERVICE_CREDENTIALS,
  SIGNING_CERTIFICATES,
  SSH_KEYS,
  USERS,
  type UserRow,
} from '../../state.ts';
import { existingUser, userDemand } from '../../users.ts';

export const deleteUser: IamOperation<'DeleteUser'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeleteUser', UserName)],
  handle: (_permit, { UserName }, cx) => {
    const row = existingUser(cx, UserName);
    const obstacle = obstacleOf(row, cx);
    if (obstacle !== undefined) throw deleteConflict(`Cannot delete entity, must ${obstacle} first.`);
    clearBoundary(cx.state, row);
    cx.state.delete(USERS, nameKey(cx.account, row.name));
    cx.state.delete(IDENTITIES, row.id);
  },
};

/** Sentences as AWS gives them one at a time; their order is ours. */
function obstacleOf(row: UserRow, { state, account }: CallContext): string | undefined {
  const has = <Row>(table: Table<Row>): boolean => state.scan(table, keyOf(account, row.id, '')).next().done !== true;
  if (row.groups.length > 0) return 'remove users from group';
  if (row.inlinePolicies.length > 0) return 'delete policies';
  if (row.attachedPolicies.length > 0) return 'detach all policies';
  if (has(ACCESS_KEYS_OF)) return 'delete access keys';
  if (state.get(LOGIN_PROFILES, keyOf(account, row.id)) !== undefined) return 'delete login profile';
  for (const [, device] of state.scan(MFA_DEVICES, keyOf(account, ''))) if (device.owner === row.id) return 'delete MFA device';
  if (has(SIGNING_CERTIFICATES)) return 'delete certificates';
  return has(SSH_KEYS) || has(SERVICE_CREDENTIALS) ? 'remove referenced objects' : undefined;
}
