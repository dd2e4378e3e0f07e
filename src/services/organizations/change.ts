// Writes to an organization. Each puts a new organization row as well, which is what tells that something below it changed.
import { keyOf, type StateWriter, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { FULL_ACCESS_ID } from './built-in-policies.ts';
import { SCP } from './policy-kinds.ts';
import { type AccountRow, ACCOUNTS, ATTACHMENTS, type OrganizationRow, ORGANIZATIONS, TAGS } from './rows.ts';
import { snapshotOf } from './snapshot.ts';

/** Puts the organization's own row anew, with changes or without. */
export function changeOrganization(state: StateWriter, id: string, change: Partial<OrganizationRow> = {}): void {
  const row = state.get(ORGANIZATIONS, id);
  if (row === undefined) throw new Error(`no organization ${id}`);
  state.put(ORGANIZATIONS, id, { ...row, ...change, revision: row.revision + 1 });
}

export function removeResourcePolicy(state: StateWriter, id: string): void {
  const row = state.get(ORGANIZATIONS, id);
  if (row === undefined) throw new Error(`no organization ${id}`);
  const { resourcePolicy: _gone, ...rest } = row;
  state.put(ORGANIZATIONS, id, { ...rest, revision: row.revision + 1 });
}

export function putBelow<Row>(state: StateWriter, organization: string, table: Table<Row>, parts: readonly string[], row: Row): void {
  changeOrganization(state, organization);
  state.put(table, keyOf(organization, ...parts), row);
}

export function deleteBelow<Row>(state: StateWriter, organization: string, table: Table<Row>, ...parts: readonly string[]): void {
  changeOrganization(state, organization);
  state.delete(table, keyOf(organization, ...parts));
}

export function changeAccount(state: StateWriter, organization: string, row: AccountRow): void {
  changeOrganization(state, organization);
  state.put(ACCOUNTS, row.id, row);
}

export function attach(state: StateWriter, organization: string, target: string, policy: string, type: string): void {
  putBelow(state, organization, ATTACHMENTS, [target, policy], { type });
}

/** What AWS attaches to whatever comes into the tree. */
export function attachDefault(state: StateWriter, organization: string, target: string): void {
  if (snapshotOf(state, organization).row.policyTypes.includes(SCP)) attach(state, organization, target, FULL_ACCESS_ID, SCP);
}

/** Removes what hangs on something that leaves the tree: attachments and tags. */
export function forget(state: StateWriter, organization: string, id: string): void {
  for (const policy of snapshotOf(state, organization).attached.get(id) ?? []) {
    deleteBelow(state, organization, ATTACHMENTS, id, policy);
  }
  deleteBelow(state, organization, TAGS, id);
}

/** An account that is in no organization. */
export function addAccount(state: StateWriter, account: { readonly id: AccountId; readonly name: string; readonly email: string }): void {
  state.put(ACCOUNTS, account.id, { id: account.id, name: account.name, email: account.email, status: 'ACTIVE' });
}

export function joinOrganization(
  state: StateWriter,
  account: AccountRow,
  membership: Omit<NonNullable<AccountRow['membership']>, 'parent'> & { readonly parent?: string },
  options: { readonly attachments?: boolean } = {},
): void {
  const { organization } = membership;
  const parent = membership.parent ?? snapshotOf(state, organization).row.root;
  changeAccount(state, organization, { ...account, membership: { ...membership, parent } });
  if (options.attachments !== false) attachDefault(state, organization, account.id);
}

export function leaveOrganization(state: StateWriter, account: AccountRow): void {
  const { membership, ...rest } = account;
  if (membership === undefined) return;
  forget(state, membership.organization, account.id);
  changeAccount(state, membership.organization, rest);
}
