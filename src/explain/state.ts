// A request with the policies that apply to it: what a proposed change is tried on before it is shown.
import { decideWithLadder } from '../evaluate/decide-with-ladder.ts';
import { NO_RULES, serviceOf } from '../evaluate/decide.ts';
import type { CompiledPolicy } from '../evaluate/compile-policy.ts';
import { prepareQuery, type Query } from '../evaluate/query.ts';
import type { RulesLookup } from '../evaluate/service-rules.ts';
import type { LadderDecision } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest } from '../model/request.ts';

export interface State {
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet<CompiledPolicy>;
  readonly rules: RulesLookup;
}

export function decideState({ request, policies, rules }: State): LadderDecision {
  return decideWithLadder(request, policies, rules);
}

/** The request as statements are matched against it. */
export function queryOf({ request, policies, rules }: State): Query {
  return prepareQuery(request, policies, rules(serviceOf(request.action)) ?? NO_RULES);
}
