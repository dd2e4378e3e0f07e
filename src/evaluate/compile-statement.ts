// A statement made ready to match requests: each element a test, tried in the order in which they are cheapest.
import type { PolicyType } from '../model/policy-set.ts';
import type { Statement } from '../policy/ast.ts';
import { type ActionTest, compileActions } from './action-pattern.ts';
import { type CompiledClause, compileClause } from './condition/compile-clause.ts';
import { ANY } from './grade.ts';
import { compilePrincipal, type PrincipalTest } from './principal-match.ts';
import type { Query } from './query.ts';
import { compileResources, type ResourceTest } from './resource-pattern.ts';

export interface CompiledStatement {
  readonly statement: Statement;
  readonly action: ActionTest;
  /** Undefined: the statement has no Resource element, and covers whatever the policy is attached to. */
  readonly resource: ResourceTest | undefined;
  /** Undefined where the policy type has no principals. */
  readonly principal: PrincipalTest | undefined;
  readonly conditions: readonly CompiledClause[];
}

/** Policy types whose statements say to whom they apply. */
const WITH_PRINCIPAL: ReadonlySet<PolicyType> = new Set(['resource', 'trust', 'endpoint', 'rcp']);

export function compileStatement(statement: Statement, type: PolicyType, variables: boolean): CompiledStatement {
  return {
    statement,
    action: compileActions(statement.action),
    resource: statement.resource && compileResources(statement.resource, type, variables),
    principal: WITH_PRINCIPAL.has(type) ? compilePrincipalOf(statement) : undefined,
    conditions: statement.condition.map((clause) => compileClause(clause, variables)),
  };
}

/** A statement that should name principals and does not applies to nobody. */
function compilePrincipalOf(statement: Statement): PrincipalTest {
  return statement.principal === undefined ? () => 0 : compilePrincipal(statement.principal, statement.effect);
}

/** Grade bits with which a statement applies to a request whose action it covers; 0 when it does not apply. */
export function statementGrades(compiled: CompiledStatement, query: Query): number {
  if (compiled.resource !== undefined && !compiled.resource(query)) return 0;
  const grades = compiled.principal === undefined ? ANY : compiled.principal(query);
  if (grades === 0) return 0;
  for (const condition of compiled.conditions) if (!condition.holds(query)) return 0;
  return grades;
}
