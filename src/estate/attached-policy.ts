// A policy as one carrier has it: the same document, described by its use (identity, boundary, session) and carrier.
import type { PolicyDescription } from '../model/decision.ts';
import type { PolicyType } from '../model/policy-set.ts';
import type { EstatePolicy } from './estate.ts';

const uses = new WeakMap<EstatePolicy, Map<string, EstatePolicy>>();

/**
 * The policy described as `type`, carried by the principal `attachedTo`. The same arguments give the same object, and the
 * document stays the same object always, so that what was worked out for either can be remembered.
 */
export function attachedPolicy(policy: EstatePolicy, type: PolicyType, attachedTo: string): EstatePolicy {
  const { description } = policy;
  if (description.type === type && description.attachedTo === attachedTo) return policy;
  let known = uses.get(policy);
  if (known === undefined) {
    known = new Map();
    uses.set(policy, known);
  }
  const key = `${type} ${attachedTo}`;
  let attached = known.get(key);
  if (attached === undefined) {
    const described: PolicyDescription = { ...description, type, attachedTo };
    attached = { description: described, document: policy.document };
    known.set(key, attached);
  }
  return attached;
}
