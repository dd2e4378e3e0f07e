// An organization's rows read together, once for as long as its row stands: every change below it puts a new one.
import { keyOf, type StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { FULL_ACCESS, RCP_FULL_ACCESS } from './built-in-policies.ts';
import { RCP, SCP } from './policy-kinds.ts';
import {
  type AccountRow,
  ACCOUNTS,
  ATTACHMENTS,
  DELEGATIONS,
  type OrganizationRow,
  ORGANIZATIONS,
  POLICIES,
  type PolicyRow,
  type UnitRow,
  UNITS,
} from './rows.ts';

export interface Snapshot {
  readonly row: OrganizationRow;
  readonly accounts: ReadonlyMap<AccountId, AccountRow>;
  readonly units: ReadonlyMap<string, UnitRow>;
  /** The built-in ones of enabled kinds included. */
  readonly policies: ReadonlyMap<string, PolicyRow>;
  /** Ids of policies by target. `RCPFullAWSAccess`, which is attached to everything, is not among them. */
  readonly attached: ReadonlyMap<string, readonly string[]>;
  /** Services by account, with the time since when. */
  readonly delegations: ReadonlyMap<AccountId, ReadonlyMap<string, number>>;
}

const remembered = new WeakMap<OrganizationRow, Snapshot>();

/** Always of the row as it stands now, so that nothing is remembered under one that a failed call leaves behind. Throws if there is none. */
export function snapshotOf(state: StateReader, organization: string): Snapshot {
  const row = state.get(ORGANIZATIONS, organization);
  if (row === undefined) throw new Error(`no organization ${organization}`);
  let snapshot = remembered.get(row);
  if (snapshot === undefined) {
    snapshot = read(state, row);
    remembered.set(row, snapshot);
  }
  return snapshot;
}

/** The organization of an account; undefined if it is in none. */
export function organizationOf(state: StateReader, account: AccountId): Snapshot | undefined {
  const organization = state.get(ACCOUNTS, account)?.membership?.organization;
  return organization === undefined ? undefined : snapshotOf(state, organization);
}

function read(state: StateReader, row: OrganizationRow): Snapshot {
  const prefix = keyOf(row.id, '');
  const accounts = new Map<AccountId, AccountRow>();
  for (const [id, account] of state.scan(ACCOUNTS, '')) if (account.membership?.organization === row.id) accounts.set(id, account);
  const units = new Map<string, UnitRow>();
  for (const [, unit] of state.scan(UNITS, prefix)) units.set(unit.id, unit);
  const policies = new Map<string, PolicyRow>();
  if (row.featureSet === 'ALL') policies.set(FULL_ACCESS.id, FULL_ACCESS);
  if (row.policyTypes.includes(RCP)) policies.set(RCP_FULL_ACCESS.id, RCP_FULL_ACCESS);
  for (const [, policy] of state.scan(POLICIES, prefix)) policies.set(policy.id, policy);
  const attached = new Map<string, string[]>();
  for (const [key] of state.scan(ATTACHMENTS, prefix)) {
    const [, target = '', policy = ''] = key.split('\0');
    attached.set(target, [...(attached.get(target) ?? []), policy]);
  }
  const delegations = new Map<AccountId, Map<string, number>>();
  for (const [key, { since }] of state.scan(DELEGATIONS, prefix)) {
    const [, account = '', service = ''] = key.split('\0');
    delegations.set(account, (delegations.get(account) ?? new Map<string, number>()).set(service, since));
  }
  return { row, accounts, units, policies, attached, delegations };
}

/** Ids from the root down to a unit or account, itself included; empty if it is not in the tree. */
export function lineage({ row, units, accounts }: Snapshot, id: string): readonly string[] {
  const line: string[] = [];
  let at: string | undefined = id;
  while (at !== undefined) {
    line.unshift(at);
    if (at === row.root) return line;
    at = units.get(at)?.parent ?? accounts.get(at)?.membership?.parent;
  }
  return [];
}

export function isInTree(snapshot: Snapshot, id: string): boolean {
  return id === snapshot.row.root || snapshot.units.has(id) || snapshot.accounts.has(id);
}

/** Policies of a type attached to a target itself, sorted by id. */
export function attachedPolicies({ row, policies, attached }: Snapshot, target: string, type: string): readonly PolicyRow[] {
  if (!row.policyTypes.includes(type)) return [];
  const own = (attached.get(target) ?? []).flatMap((id) => policies.get(id) ?? []).filter((policy) => policy.type === type);
  return type === RCP ? [RCP_FULL_ACCESS, ...own] : own;
}

export function isControl(type: string): boolean {
  return type === SCP || type === RCP;
}
