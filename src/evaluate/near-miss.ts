// Statements that name the action and still do not apply: which element kept them, and what the request lacked.
import type { FailedCondition, NearMiss } from '../model/decision.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { CompiledStatement } from './compile-statement.ts';
import type { CompiledClause } from './condition/compile-clause.ts';
import type { Query } from './query.ts';
import { positionOf, referenceTo } from './statement-reference.ts';

/** Why a statement whose action matches does not apply; undefined when it does. */
export function nearMiss(policy: CompiledPolicy, compiled: CompiledStatement, query: Query): NearMiss | undefined {
  const { statement } = compiled;
  const reference = referenceTo(policy, compiled);
  if (compiled.principal !== undefined && compiled.principal(query) === 0) {
    const element = statement.principal?.negated ? 'NotPrincipal' : 'Principal';
    return { statement: reference, element, conditions: [] };
  }
  if (compiled.resource !== undefined && !compiled.resource(query)) {
    return { statement: reference, element: statement.resource?.negated ? 'NotResource' : 'Resource', conditions: [] };
  }
  const failed = compiled.conditions.filter((condition) => !condition.holds(query));
  if (failed.length === 0) return undefined;
  return { statement: reference, element: 'Condition', conditions: failed.map((condition) => describeFailure(policy, condition, query)) };
}

function describeFailure(policy: CompiledPolicy, { clause, read }: CompiledClause, query: Query): FailedCondition {
  const actual = read(query);
  return {
    operator: clause.operator.text.value,
    key: clause.key.value,
    expected: clause.values.map((value) => value.value),
    ...(actual === undefined ? {} : { actual: typeof actual === 'string' ? [actual] : actual }),
    position: positionOf(policy.policy, clause.span),
  };
}
