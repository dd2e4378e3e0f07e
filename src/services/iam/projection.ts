// What IAM tells an estate file: users, groups, roles and managed policies of every account.
import { type PrincipalScope, shownPolicy } from '../../cloud/bind-policy.ts';
import { documentForm } from '../../cloud/projection/document-form.ts';
import type { GroupForm, PolicyForm, RoleForm, TagsForm, UserForm } from '../../cloud/projection/estate-form.ts';
import type { AccountPiece, Projection } from '../../cloud/projection/projection.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { groupsOf } from './compiled-policies.ts';
import { defaultVersion } from './managed-policies.ts';
import {
  type CarrierRow,
  GROUPS,
  type ManagedPolicyRow,
  type NamedRow,
  POLICIES,
  ROLES,
  type RoleRow,
  USERS,
  type UserRow,
} from './state.ts';
import { tagRecord } from './tags.ts';

interface Lists {
  readonly users: UserForm[];
  readonly groups: GroupForm[];
  readonly roles: RoleForm[];
  readonly policies: PolicyForm[];
}

export const projectIam: Projection = (scope) => {
  const { state } = scope;
  const accounts = new Map<AccountId, Lists>();
  const of = ({ account }: NamedRow): Lists => {
    let lists = accounts.get(account);
    if (lists === undefined) {
      lists = { users: [], groups: [], roles: [], policies: [] };
      accounts.set(account, lists);
    }
    return lists;
  };
  for (const [, row] of state.scan(USERS, '')) of(row).users.push(userForm(state, row));
  for (const [, row] of state.scan(GROUPS, '')) of(row).groups.push(carrierForm(row));
  for (const [, row] of state.scan(ROLES, '')) of(row).roles.push(roleForm(scope, row));
  for (const [, row] of state.scan(POLICIES, '')) of(row).policies.push(policyForm(row));
  return { accounts: accounts satisfies ReadonlyMap<AccountId, AccountPiece> };
};

function carrierForm({ name, path, inlinePolicies, attachedPolicies }: CarrierRow): GroupForm {
  const inline = inlinePolicies.map((policy) => ({ name: policy.name, document: documentForm(policy.text) }));
  return { name, ...pathForm(path), policies: [...inline, ...attachedPolicies] };
}

function userForm(state: StateReader, row: UserRow): UserForm {
  const groups = groupsOf(state, row).map(({ name }) => name);
  return { ...carrierForm(row), id: row.id, ...(groups.length > 0 && { groups }), ...boundedForm(row) };
}

function roleForm(scope: PrincipalScope, row: RoleRow): RoleForm {
  return { ...carrierForm(row), id: row.id, trust: documentForm(shownPolicy(row.trust, scope)), ...boundedForm(row) };
}

function boundedForm({ boundary, tags }: UserRow | RoleRow): { readonly boundary?: string; readonly tags?: TagsForm } {
  const named = tagRecord(tags);
  return { ...(boundary !== undefined && { boundary }), ...(named !== undefined && { tags: named }) };
}

function policyForm(row: ManagedPolicyRow): PolicyForm {
  return { name: row.name, ...pathForm(row.path), document: documentForm(defaultVersion(row).text) };
}

function pathForm(path: string): { readonly path?: string } {
  return path === '/' ? {} : { path };
}
