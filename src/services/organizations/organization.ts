// The directory of accounts and organizations that the cloud asks: facts, and the control policies above an account.
import type { AccountView, OrganizationDirectory } from '../../cloud/organization-directory.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import { type CompiledPolicy, compilePolicy } from '../../evaluate/compile-policy.ts';
import type { AccountFacts, AccountId } from '../../model/account.ts';
import type { PolicyLevel } from '../../model/policy-set.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { RCP, SCP } from './policy-kinds.ts';
import { policyArn } from './resource-arn.ts';
import { type AccountRow, ACCOUNTS, type OrganizationRow, type PolicyRow } from './rows.ts';
import { attachedPolicies, lineage, organizationOf, type Snapshot } from './snapshot.ts';

export const organizationDirectory: OrganizationDirectory = {
  accounts: (state) => Array.from(state.scan(ACCOUNTS, ''), ([, row]) => viewOf(state, row)),
  account: (state, id) => {
    const row = state.get(ACCOUNTS, id);
    return row && viewOf(state, row);
  },
  facts: (state, id) => {
    const snapshot = organizationOf(state, id);
    return snapshot === undefined ? lonely(id) : standingOf(snapshot, id).facts;
  },
  scp: (state, id) => levels(state, id, SCP),
  rcp: (state, id) => levels(state, id, RCP),
  delegates: (state, id, service) => organizationOf(state, id)?.delegations.get(id)?.has(service) === true,
};

function viewOf(state: StateReader, { id, name, email, status, membership }: AccountRow): AccountView {
  const organization = organizationOf(state, id)?.row;
  return {
    id,
    name,
    email,
    status,
    management: organization?.managementAccount === id,
    ...(membership !== undefined && { organizationId: membership.organization }),
  };
}

const alone = new Map<AccountId, AccountFacts>();
const ALONE_CAP = 4096;

function lonely(id: AccountId): AccountFacts {
  let facts = alone.get(id);
  if (facts === undefined) {
    facts = { id };
    if (alone.size >= ALONE_CAP) alone.clear();
    alone.set(id, facts);
  }
  return facts;
}

/** What was worked out of an account's place, for as long as the organization's snapshot stands. */
interface Standing {
  readonly facts: AccountFacts;
  readonly line: readonly string[];
  readonly levels: Map<string, readonly PolicyLevel<CompiledPolicy>[]>;
}

const standings = new WeakMap<Snapshot, Map<AccountId, Standing>>();

function standingOf(snapshot: Snapshot, id: AccountId): Standing {
  let known = standings.get(snapshot);
  if (known === undefined) {
    known = new Map();
    standings.set(snapshot, known);
  }
  let standing = known.get(id);
  if (standing === undefined) {
    const line = lineage(snapshot, id);
    const { row } = snapshot;
    const path = `${[row.id, ...line.slice(0, -1)].join('/')}/`;
    const organization = { id: row.id, managementAccount: row.managementAccount, path };
    standing = { facts: { id, organization }, line, levels: new Map() };
    known.set(id, standing);
  }
  return standing;
}

function levels(state: StateReader, id: AccountId, type: string): readonly PolicyLevel<CompiledPolicy>[] | undefined {
  const snapshot = organizationOf(state, id);
  if (snapshot === undefined || !snapshot.row.policyTypes.includes(type)) return undefined;
  const standing = standingOf(snapshot, id);
  let found = standing.levels.get(type);
  if (found === undefined) {
    found = standing.line.map((node) => levelOf(snapshot, node, type));
    standing.levels.set(type, found);
  }
  return found;
}

function levelOf(snapshot: Snapshot, id: string, type: string): PolicyLevel<CompiledPolicy> {
  const name = snapshot.units.get(id)?.name;
  return {
    kind: id === snapshot.row.root ? 'root' : snapshot.units.has(id) ? 'ou' : 'account',
    id,
    ...(name !== undefined && { name }),
    policies: attachedPolicies(snapshot, id, type).map((policy) => compiled(snapshot.row, policy)),
  };
}

// The built-in policies are one row for all organizations; their ARNs are the same as well.
const compiledRows = new WeakMap<PolicyRow, CompiledPolicy>();

function compiled(owner: OrganizationRow, row: PolicyRow): CompiledPolicy {
  let found = compiledRows.get(row);
  if (found === undefined) {
    const { policy } = parsePolicyText({ name: row.name, text: row.content });
    if (policy === undefined) throw new Error(`the stored policy ${row.id} does not parse`);
    found = compilePolicy(policy, { type: row.type === SCP ? 'scp' : 'rcp', name: row.name, arn: policyArn(owner, row) });
    compiledRows.set(row, found);
  }
  return found;
}
