// Gives an account that comes into being a row, if it has none yet, and its place in its management account's organization.
import type { AccountContext, NewAccount } from '../../cloud/service.ts';
import { addAccount, joinOrganization } from './change.ts';
import { ACCOUNTS } from './rows.ts';
import { organizationOf } from './snapshot.ts';

export function admitAccount({ id, name, email, managementAccount }: NewAccount, { state, now }: AccountContext): void {
  if (state.get(ACCOUNTS, id) !== undefined) return;
  addAccount(state, { id, name, email });
  const organization = id === managementAccount ? undefined : organizationOf(state, managementAccount)?.row;
  const row = state.get(ACCOUNTS, id);
  if (organization === undefined || row === undefined || organization.managementAccount !== managementAccount) return;
  joinOrganization(state, row, { organization: organization.id, method: 'CREATED', since: now });
}
