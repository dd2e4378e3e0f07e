// What a last-accessed report is about: a user, group, role or policy, with its policies and those who use it.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { DemandResource } from '../../../../cloud/demand.ts';
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { compileManaged } from '../../compiled-policies.ts';
import { invalidInput } from '../../errors.ts';
import { attachmentsOf, getPolicyRow } from '../../policy-rows.ts';
import { roleById, userById } from '../../principal-rows.ts';
import { GROUPS, IDENTITIES, MEMBERS, nameKey, type RoleRow, type UserRow } from '../../state.ts';
import { policyTarget } from '../../targets.ts';
import { isAwsManaged } from '../../aws-managed-policies.ts';
import { getSource, sourcePolicies, sourceTarget } from '../simulation/simulated-principal.ts';

type Place = Pick<AuthorizeContext, 'state' | 'account'>;

export interface ReportSubject {
  readonly policies: readonly CompiledPolicy[];
  /** Users and roles whose use counts. */
  readonly users: readonly (UserRow | RoleRow)[];
}

/** What the operations are authorized on. */
export function subjectTarget(cx: AuthorizeContext, arn: string): DemandResource {
  return arn.includes(':policy/') ? policyTarget(cx, arn) : sourceTarget(cx, arn);
}

/** Throws InvalidInput and NoSuchEntity. */
export function reportSubject(cx: Place, arn: string): ReportSubject {
  if (arn.includes(':policy/')) {
    const policy = compileManaged(cx.state, isAwsManaged(arn) ? arn : getPolicyRow(cx, arn).arn, 'identity');
    if (policy === undefined) throw invalidInput(`Invalid Entity Arn: ${arn}`);
    return { policies: [policy], users: carriersOf(cx, arn) };
  }
  const row = getSource(cx, arn);
  return { policies: sourcePolicies(cx, row), users: row.kind === 'group' ? membersOf(cx.state, row.account, row.id) : [row] };
}

function carriersOf({ state, account }: Place, policyArn: string): readonly (UserRow | RoleRow)[] {
  const found = new Map<string, UserRow | RoleRow>();
  for (const { kind, id } of attachmentsOf(state, account, policyArn, 'policy')) {
    const rows = kind === 'group' ? membersOf(state, account, id) : [kind === 'user' ? userById(state, id) : roleById(state, id)];
    for (const row of rows) if (row !== undefined) found.set(row.id, row);
  }
  return [...found.values()];
}

function membersOf(state: StateReader, account: string, groupId: string): readonly UserRow[] {
  const identity = state.get(IDENTITIES, groupId);
  if (identity === undefined || state.get(GROUPS, nameKey(account, identity.name)) === undefined) return [];
  const ids = [...state.scan(MEMBERS, keyOf(account, groupId, ''))].map(([key]) => key.slice(key.lastIndexOf('\0') + 1));
  return ids.map((id) => userById(state, id)).filter((row) => row !== undefined);
}
