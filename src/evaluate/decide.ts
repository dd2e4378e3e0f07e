// The decision alone, as fast as it can be had. `decideWithLadder` gives the same decision with everything behind it.
import type { Decision } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import { combine } from './combine.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { prepareQuery } from './query.ts';
import type { RulesLookup, ServiceRules } from './service-rules.ts';
import { resourceSideOf, verdictsOf } from './verdicts-of.ts';

export const NO_RULES: ServiceRules = {};
const ALLOW: Decision = { decision: 'allow', kind: 'allowed' };

/** The service prefix of an action, lower case. */
export function serviceOf(action: string): string {
  const colon = action.indexOf(':');
  return (colon < 0 ? action : action.slice(0, colon)).toLowerCase();
}

/**
 * Decides one request under the policies that apply to it. Pure; policies are compiled by `compilePolicy`.
 * `rules` says what each service adds (`src/services/service-rules-table.ts` has them all).
 */
export function decide(request: AuthorizationRequest, policies: PolicySet<CompiledPolicy>, rules: RulesLookup): Decision {
  const own = rules(serviceOf(request.action)) ?? NO_RULES;
  const query = prepareQuery(request, policies, own);
  const { kind, blockedBy } = combine(verdictsOf(query, policies, own, resourceSideOf(query, policies, own)));
  return blockedBy === undefined ? ALLOW : { decision: 'deny', kind, blockedBy };
}
