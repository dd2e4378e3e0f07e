// One request explained: resolved in an estate, decided, worded as AWS words it, with what to change.
import type { Estate, EstatePolicy } from '../estate/estate.ts';
import type { Missing } from '../estate/missing.ts';
import type { QueryError } from '../estate/query-error.ts';
import type { RequestQuery } from '../estate/request-query.ts';
import { resolveRequest } from '../estate/resolve-request.ts';
import { callerOf } from '../evaluate/caller.ts';
import { denialOf } from '../evaluate/denial-message.ts';
import type { RulesLookup } from '../evaluate/service-rules.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { causesOf } from './causes.ts';
import { planChanges } from './change/plan-changes.ts';
import { compilePolicySet } from './compile-estate-policy.ts';
import type { Explanation } from './explanation.ts';
import { missingContext } from './missing-context.ts';
import { decideState, type State } from './state.ts';

/** What an explanation needs beside the estate. */
export interface Surroundings {
  /** AWS managed policies that the estate does not carry itself. */
  readonly managedPolicy: (arn: string) => EstatePolicy | undefined;
  readonly rules: RulesLookup;
}

export type ExplainError =
  | { readonly kind: 'query'; readonly error: QueryError }
  | { readonly kind: 'policies'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Explains one request; errors are a query that names what is not there, or policies that cannot be read.
 * `changes` false: what to change is not worked out, which is most of the work for a denial.
 */
export function explainRequest(
  estate: Estate,
  query: RequestQuery,
  surroundings: Surroundings,
  changes = true,
): Result<Explanation, ExplainError> {
  const resolved = resolveRequest(estate, query, surroundings.managedPolicy);
  if (!resolved.ok) return fail(toExplainError(resolved.error));
  const policies = compilePolicySet(resolved.value.policies);
  if (!policies.ok) return fail({ kind: 'policies', diagnostics: policies.error });
  const state: State = { request: resolved.value.request, policies: policies.value, rules: surroundings.rules };
  return ok(explainState(state, resolved.value.missing, changes));
}

function toExplainError(error: QueryError | Diagnostic): ExplainError {
  return 'span' in error ? { kind: 'policies', diagnostics: [error] } : { kind: 'query', error };
}

/** Explains a request whose policies are at hand. */
export function explainState(state: State, missing: readonly Missing[], changes = true): Explanation {
  const decision = decideState(state);
  const denial = denialOf(state.request, state.policies, state.rules, decision);
  return {
    schemaVersion: 1,
    decision: decision.decision,
    kind: decision.kind,
    blockedBy: decision.blockedBy ?? null,
    blockers: decision.blockers,
    message: denial?.message ?? null,
    error: denial === undefined ? null : { code: denial.code, httpStatus: denial.httpStatus },
    request: requestEcho(state),
    ladder: decision.ladder,
    determining: decision.determining,
    causes: causesOf(decision, state.request.action),
    changes: changes ? planChanges(state, decision) : [],
    missing: [...missing, ...missingContext(decision, state.request)],
  };
}

function requestEcho({ request }: State): Explanation['request'] {
  return {
    principal: callerOf(request.principal).displayArn,
    callerAccount: request.caller?.id ?? null,
    action: request.action,
    resource: request.resource.arn,
    resourceAccount: request.resource.owner?.id ?? null,
    via: request.via ?? [],
    context: Object.fromEntries(request.context),
  };
}
