// A Deny statement changed so that it no longer hits one request, and loses as little else as can be.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { type CompiledStatement, statementGrades } from '../../evaluate/compile-statement.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import { canonicalAction } from '../canonical-action.ts';
import { queryOf, type State } from '../state.ts';
import { actionExceptions } from './action-exceptions.ts';
import { callerExceptions, unsignedException } from './caller-exceptions.ts';
import { compileAlone, hasVariables, replaceStatement, statementJson } from './policy-json.ts';
import { resourceElement } from './resource-element.ts';
import { resourceExceptions } from './resource-exceptions.ts';
import { type StatementJson, valuesOf } from './statement-json.ts';

export interface SparedPolicy {
  readonly policy: CompiledPolicy;
  readonly index: number;
  /** The statement as it should read; undefined: nothing is left of it. */
  readonly statement: StatementJson | undefined;
}

/**
 * The policy with the statement narrowed. Tried in order, and kept only if the narrowed statement no longer hits: an exception for
 * the caller; an exception for the resource; the action taken out; what is wider than that; the statement removed.
 */
export function spareFromDeny(policy: CompiledPolicy, hit: CompiledStatement, state: State): SparedPolicy {
  const { index } = hit.statement;
  for (const statement of narrowings(hit, policy, state)) {
    if (!hits(statement, policy, state)) return { policy: replaceStatement(policy, index, statement), index, statement };
  }
  return { policy: replaceStatement(policy, index, undefined), index, statement: undefined };
}

function hits(statement: StatementJson, policy: CompiledPolicy, state: State): boolean {
  const query = queryOf(state);
  const compiled = compileAlone(policy, statement);
  return compiled.action(query.action) && statementGrades(compiled, query) !== 0;
}

/** Policies of one principal concern nobody else: there an exception for the caller would undo the statement. */
const OF_ONE_PRINCIPAL: ReadonlySet<PolicyType> = new Set(['identity', 'session', 'boundary']);

function* narrowings(hit: CompiledStatement, policy: CompiledPolicy, state: State): Generator<StatementJson> {
  const json = statementJson(hit.statement);
  const { request } = state;
  if (!OF_ONE_PRINCIPAL.has(policy.description.type)) yield* callerExceptions(json, request);
  yield* resourceExceptions(json, resourceElement(request.resource.arn, hasVariables(policy)));
  yield* actionExceptions(json, canonicalAction(request.action));
  yield* withoutCoveringPatterns(json, policy, state);
  yield* unsignedException(json, request);
  // What has no resource of its own is covered by `*` only: all that has one stays denied.
  if (request.resource.arn === '*' && valuesOf(json['Resource']).includes('*')) yield { ...json, Resource: 'arn:*:*:*:*:*' };
}

function* withoutCoveringPatterns(json: StatementJson, policy: CompiledPolicy, state: State): Generator<StatementJson> {
  const patterns = valuesOf(json['Resource']);
  const others = patterns.filter((one) => !hits({ ...json, Resource: one }, policy, state));
  if (others.length > 0 && others.length < patterns.length) yield { ...json, Resource: others };
}
