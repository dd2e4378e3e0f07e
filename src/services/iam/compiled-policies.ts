// The policies that a principal carries, compiled: each text once, whoever carries it, and again only when a row has changed.
import type { CallerPolicies } from '../../cloud/caller.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import { type CompiledPolicy, compilePolicy } from '../../evaluate/compile-policy.ts';
import type { PolicyDescription } from '../../model/decision.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { type AwsManagedPolicy, findAwsManagedPolicy, isAwsManaged } from './aws-managed-policies.ts';
import { defaultVersion, findCustomerPolicy } from './managed-policies.ts';
import {
  GROUPS,
  type GroupRow,
  IDENTITIES,
  type InlinePolicyRow,
  nameKey,
  type PolicyVersionRow,
  type RoleRow,
  type UserRow,
} from './state.ts';

/** What holds the text; rows are never changed, so that the object stands for its text. */
type Source = InlinePolicyRow | PolicyVersionRow | AwsManagedPolicy;

const compiled = new WeakMap<Source, Map<PolicyType, CompiledPolicy>>();

function compileSource(source: Source, text: string, description: PolicyDescription): CompiledPolicy {
  let byType = compiled.get(source);
  if (byType === undefined) {
    byType = new Map();
    compiled.set(source, byType);
  }
  let found = byType.get(description.type);
  if (found === undefined) {
    found = compileText(text, description);
    byType.set(description.type, found);
  }
  return { ...found, description };
}

/** Text that was checked when it was saved. */
export function compileText(text: string, description: PolicyDescription): CompiledPolicy {
  const { policy } = parsePolicyText({ name: description.name, text });
  if (policy === undefined) throw new Error(`the stored policy ${description.name} does not parse`);
  return compilePolicy(policy, description);
}

/** A managed policy's default version; undefined if there is no such policy. `attachedTo`: the carrier's ARN. */
export function compileManaged(state: StateReader, arn: string, type: PolicyType, attachedTo?: string): CompiledPolicy | undefined {
  const source = managedSource(state, arn);
  return source && compileManagedSource(source, arn, type, attachedTo);
}

function compileManagedSource(source: Source, arn: string, type: PolicyType, attachedTo: string | undefined): CompiledPolicy {
  const account = /^arn:[\w-]+:iam::(\d{12}):/.exec(arn)?.[1];
  return compileSource(source, 'document' in source ? source.document : source.text, {
    type,
    name: arn.slice(arn.lastIndexOf('/') + 1),
    arn,
    ...(account !== undefined && { account }),
    ...(attachedTo !== undefined && { attachedTo }),
  });
}

/** The object that stands for the text of a managed policy's default version. */
export function managedSource(state: StateReader, arn: string): PolicyVersionRow | AwsManagedPolicy | undefined {
  if (isAwsManaged(arn)) return findAwsManagedPolicy(arn);
  const row = findCustomerPolicy(state, arn);
  return row && defaultVersion(row);
}

interface Remembered {
  /** Everything that the policies were made from, in order. */
  readonly sources: readonly (object | undefined)[];
  readonly policies: CallerPolicies;
}

const remembered = new WeakMap<UserRow | RoleRow, Remembered>();

/** Identity policies, the groups' among them, and boundary of a user or role. The same object as long as nothing of it has changed. */
export function carriedPolicies(state: StateReader, row: UserRow | RoleRow): CallerPolicies {
  const groups = row.kind === 'user' ? groupsOf(state, row) : NO_GROUPS;
  const sources: (object | undefined)[] = [];
  for (const arn of row.attachedPolicies) sources.push(managedSource(state, arn));
  for (const group of groups) {
    sources.push(group);
    for (const arn of group.attachedPolicies) sources.push(managedSource(state, arn));
  }
  if (row.boundary !== undefined) sources.push(managedSource(state, row.boundary));
  const known = remembered.get(row);
  if (known !== undefined && sameSources(known.sources, sources)) return known.policies;
  const policies = compileAll(state, row, groups);
  remembered.set(row, { sources, policies });
  return policies;
}

const NO_GROUPS: readonly GroupRow[] = [];

export function groupsOf(state: StateReader, user: UserRow): readonly GroupRow[] {
  if (user.groups.length === 0) return NO_GROUPS;
  const rows = user.groups.map((id) => {
    const identity = state.get(IDENTITIES, id);
    return identity && state.get(GROUPS, nameKey(identity.account, identity.name));
  });
  return rows.filter((row) => row !== undefined);
}

export function sameSources(left: readonly (object | undefined)[], right: readonly (object | undefined)[]): boolean {
  return left.length === right.length && left.every((source, index) => source === right[index]);
}

function compileAll(state: StateReader, row: UserRow | RoleRow, groups: readonly GroupRow[]): CallerPolicies {
  const identity = [row, ...groups].flatMap((carrier) => compileCarrier(state, carrier));
  if (row.boundary === undefined) return { identity };
  // One that is not there must not open everything.
  const boundary = compileManaged(state, row.boundary, 'boundary', row.arn);
  return { identity, boundary: boundary ?? compileText(DENY_ALL, { type: 'boundary', name: 'unknown boundary', arn: row.boundary }) };
}

/** What one user, group or role carries itself, inline policies first. */
export function compileCarrier(state: StateReader, carrier: UserRow | GroupRow | RoleRow): readonly CompiledPolicy[] {
  const { account, arn: attachedTo, inlinePolicies, attachedPolicies } = carrier;
  return [
    ...inlinePolicies.map((policy) => compileSource(policy, policy.text, { type: 'identity', name: policy.name, account, attachedTo })),
    ...attachedPolicies.map((arn) => compileManaged(state, arn, 'identity', attachedTo)).filter((policy) => policy !== undefined),
  ];
}

export const DENY_ALL = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
