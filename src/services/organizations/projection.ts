// What Organizations tells an estate file: every account, the trees above them, and the control policies attached to those.
import { documentForm } from '../../cloud/projection/document-form.ts';
import type { AccountPlaceForm, AttachedForm, ControlPolicyForm, NodeForm, OrganizationForm } from '../../cloud/projection/estate-form.ts';
import type { AccountPiece, Projection } from '../../cloud/projection/projection.ts';
import type { AccountId } from '../../model/account.ts';
import { isBuiltIn } from './built-in-policies.ts';
import { RCP, SCP } from './policy-kinds.ts';
import { policyArn } from './resource-arn.ts';
import { ACCOUNTS, ORGANIZATIONS, type PolicyRow } from './rows.ts';
import { attachedPolicies, isControl, type Snapshot, snapshotOf } from './snapshot.ts';

export const projectOrganizations: Projection = ({ state }) => {
  const organizations = Array.from(state.scan(ORGANIZATIONS, ''), ([id]) => snapshotOf(state, id));
  const partitions = new Map(organizations.map(({ row }) => [row.id, row.partition]));
  const accounts = new Map<AccountId, AccountPiece>();
  for (const [, { id, name, membership }] of state.scan(ACCOUNTS, '')) {
    const partition = membership === undefined ? undefined : partitions.get(membership.organization);
    accounts.set(id, { name, ...(partition !== undefined && partition !== 'aws' && { partition }) });
  }
  return { organizations: organizations.map(organizationForm), accounts };
};

function organizationForm(snapshot: Snapshot): OrganizationForm {
  const { row } = snapshot;
  return {
    id: row.id,
    managementAccount: row.managementAccount,
    policies: listed(snapshot).map((policy) => ({ ...written(snapshot, policy), type: policy.type === SCP ? 'scp' : 'rcp' })),
    root: nodeForm(snapshot, row.root),
  };
}

/** The form lists a name once; an RCP that bears the name of an SCP is written out where it is attached. */
function listed({ policies }: Snapshot): readonly PolicyRow[] {
  const own = [...policies.values()].filter(({ id, type }) => isControl(type) && !isBuiltIn(id));
  const names = new Set(own.filter(({ type }) => type === SCP).map(({ name }) => name));
  return own.filter(({ name, type }) => type === SCP || !names.has(name));
}

function written({ row }: Snapshot, policy: PolicyRow): Omit<ControlPolicyForm, 'type'> {
  return { name: policy.name, id: policy.id, arn: policyArn(row, policy), document: documentForm(policy.content) };
}

function nodeForm(snapshot: Snapshot, id: string): NodeForm {
  const name = snapshot.units.get(id)?.name;
  const accounts = [...snapshot.accounts.values()].filter(({ membership }) => membership?.parent === id);
  const units = [...snapshot.units.values()].filter(({ parent }) => parent === id);
  return {
    id,
    ...(name !== undefined && { name }),
    ...attachedForm(snapshot, id),
    accounts: accounts.map((account): AccountPlaceForm => ({ id: account.id, ...attachedForm(snapshot, account.id) })),
    ous: units.map((unit) => nodeForm(snapshot, unit.id)),
  };
}

/** A type that is not enabled says nothing: the form has no word for it, and what it takes in its place allows everything. */
function attachedForm(snapshot: Snapshot, target: string): Pick<NodeForm, 'scps' | 'rcps'> {
  const named = new Set(listed(snapshot));
  const attached = (type: string): readonly AttachedForm[] =>
    attachedPolicies(snapshot, target, type)
      .filter(({ id }) => type === SCP || !isBuiltIn(id))
      .map((policy) => (isBuiltIn(policy.id) ? policy.name : named.has(policy) ? policy.id : written(snapshot, policy)));
  const rcps = attached(RCP);
  return { ...(snapshot.row.policyTypes.includes(SCP) && { scps: attached(SCP) }), ...(rcps.length > 0 && { rcps }) };
}
