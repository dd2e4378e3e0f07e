// The identity policies and the boundary of a user or role, groups included.
import type { PolicyType } from '../model/policy-set.ts';
import { attachedPolicy } from './attached-policy.ts';
import { missingGroup, missingManagedPolicy } from './describe-missing.ts';
import type { Account, AttachedPolicy, Estate, EstatePolicy, EstateRole, EstateUser } from './estate.ts';
import { NOTHING_KNOWN_TEXT } from './full-access.ts';
import { findManagedPolicy, type ManagedPolicyLookup } from './managed-policy.ts';
import type { Missing } from './missing.ts';

/** Where policies are looked up, and where what is not found is noted. */
export interface Lookup {
  readonly estate: Estate;
  readonly managed: ManagedPolicyLookup;
  readonly missing: Missing[];
}

export interface CarriedPolicies {
  readonly identity: readonly EstatePolicy[];
  readonly boundary?: EstatePolicy;
}

export function userPolicies(lookup: Lookup, account: Account, user: EstateUser): CarriedPolicies {
  const identity = ownPolicies(lookup, user.arn, user.policies);
  for (const name of user.groups) {
    const group = account.groups.get(name);
    if (group === undefined) lookup.missing.push(missingGroup(`arn:${account.partition}:iam::${account.id}:group/${name}`, account.id));
    else identity.push(...ownPolicies(lookup, group.arn, group.policies));
  }
  return { identity, ...boundaryOf(lookup, user) };
}

export function rolePolicies(lookup: Lookup, role: EstateRole): CarriedPolicies {
  return { identity: ownPolicies(lookup, role.arn, role.policies), ...boundaryOf(lookup, role) };
}

/** A policy that narrows what its carrier may do. Where it is not known, one that allows nothing stands in. */
export function narrowingPolicy(lookup: Lookup, arn: string, type: 'boundary' | 'session', carrier: string): EstatePolicy {
  const policy = findManagedPolicy(lookup.estate, lookup.managed, arn);
  if (policy !== undefined) return attachedPolicy(policy, type, carrier);
  lookup.missing.push(missingManagedPolicy(arn, true));
  return { description: { type, name: arn.slice(arn.lastIndexOf('/') + 1), arn, attachedTo: carrier }, document: NOTHING_KNOWN_TEXT };
}

function ownPolicies(lookup: Lookup, carrier: string, policies: readonly AttachedPolicy[]): EstatePolicy[] {
  const found: EstatePolicy[] = [];
  for (const attached of policies) {
    const policy = attached.kind === 'inline' ? attached.policy : findManagedPolicy(lookup.estate, lookup.managed, attached.arn);
    if (policy !== undefined) found.push(carried(policy, attached, 'identity', carrier));
    else if (attached.kind === 'managed') lookup.missing.push(missingManagedPolicy(attached.arn, false));
  }
  return found;
}

function carried(policy: EstatePolicy, attached: AttachedPolicy, type: PolicyType, carrier: string): EstatePolicy {
  return attached.kind === 'inline' ? policy : attachedPolicy(policy, type, carrier);
}

function boundaryOf(lookup: Lookup, carrier: EstateUser | EstateRole): { readonly boundary?: EstatePolicy } {
  const { boundary, arn } = carrier;
  if (boundary === undefined) return {};
  return { boundary: boundary.kind === 'inline' ? boundary.policy : narrowingPolicy(lookup, boundary.arn, 'boundary', arn) };
}
