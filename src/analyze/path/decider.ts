// Requests of roles of the estate, decided with everything that applies; as many as the budget allows.
import type { Estate } from '../../estate/estate.ts';
import type { ManagedPolicyLookup } from '../../estate/managed-policy.ts';
import { resolveRequest } from '../../estate/resolve-request.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { decide } from '../../evaluate/decide.ts';
import { compilePolicySet } from '../../explain/compile-estate-policy.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import { serviceRules } from '../../services/service-rules-table.ts';

export interface Decider {
  /** False also for what cannot be asked. */
  readonly allows: (role: string, action: string, resource: string, owner: AccountId) => boolean;
  /** Whether every request was decided. */
  readonly isComplete: () => boolean;
  /** From here on nothing is allowed any more, as nothing is asked. */
  readonly isSpent: () => boolean;
}

export function newDecider(estate: Estate, managed: ManagedPolicyLookup, budget: number): Decider {
  const identities = new Map<string, readonly CompiledPolicy[]>();
  let left = budget;
  let complete = true;
  const policiesFor = (principal: string, action: string, resource: string, resourceAccount: AccountId) => {
    const resolved = resolveRequest(estate, { principal, action, resource, resourceAccount }, managed);
    const policies = resolved.ok ? compilePolicySet(resolved.value.policies) : undefined;
    return resolved.ok && policies?.ok ? { request: resolved.value.request, policies: policies.value } : undefined;
  };
  /** Whether any statement of the role's own policies speaks of the action: without one nothing in another account is to be had. */
  const speaksOf = (role: string, action: string, owner: AccountId): boolean => {
    let identity = identities.get(role);
    if (identity === undefined) {
      identity = policiesFor(role, action, '*', owner)?.policies.identity ?? [];
      identities.set(role, identity);
    }
    const name = action.toLowerCase();
    return identity.some((policy) => policy.candidates(name).allow.length > 0);
  };
  return {
    allows: (role, action, resource, owner) => {
      if (parseArn(role)?.account !== owner && !speaksOf(role, action, owner)) return false;
      if (left === 0) {
        complete = false;
        return false;
      }
      left--;
      const asked = policiesFor(role, action, resource, owner);
      return asked !== undefined && decide(asked.request, asked.policies, serviceRules).decision === 'allow';
    },
    isComplete: () => complete,
    isSpent: () => !complete,
  };
}
