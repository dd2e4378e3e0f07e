// What a set of policies says on one request in full: the statements that apply, with their grades, and those that nearly do.
import type { NearMiss, StatementReference } from '../model/decision.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { type CompiledStatement, statementGrades } from './compile-statement.ts';
import { nearMiss } from './near-miss.ts';
import type { Query } from './query.ts';
import { referenceTo } from './statement-reference.ts';

export interface Survey {
  readonly denies: readonly StatementReference[];
  readonly allows: readonly GradedReference[];
  readonly nearMisses: readonly NearMiss[];
  /** Keys that conditions of these statements ask for and the request does not carry, lower case. */
  readonly absentKeys: readonly string[];
}

export interface GradedReference {
  readonly reference: StatementReference;
  readonly grades: number;
}

export const NOTHING_SAID: Survey = { denies: [], allows: [], nearMisses: [], absentKeys: [] };

const NO_ITEMS: readonly never[] = [];

/** Surveys policies that count as one union. Lists are made only when something is put into them: most layers are silent. */
export function surveyPolicies(policies: readonly CompiledPolicy[], query: Query): Survey {
  const found: Collected = { denies: undefined, allows: undefined, nearMisses: undefined, absentKeys: undefined };
  for (let i = 0; i < policies.length; i++) surveyOne(policies[i] as CompiledPolicy, query, found);
  const { denies, allows, nearMisses, absentKeys } = found;
  if (denies === undefined && allows === undefined && nearMisses === undefined && absentKeys === undefined) return NOTHING_SAID;
  return {
    denies: denies ?? NO_ITEMS,
    allows: allows ?? NO_ITEMS,
    nearMisses: nearMisses ?? NO_ITEMS,
    absentKeys: absentKeys === undefined ? NO_ITEMS : [...new Set(absentKeys)],
  };
}

interface Collected {
  denies: StatementReference[] | undefined;
  allows: GradedReference[] | undefined;
  nearMisses: NearMiss[] | undefined;
  absentKeys: string[] | undefined;
}

function surveyOne(policy: CompiledPolicy, query: Query, found: Collected): void {
  const candidates = policy.candidates(query.action);
  for (const compiled of candidates.deny) {
    if (statementGrades(compiled, query) !== 0) found.denies = appended(found.denies, referenceTo(policy, compiled));
    noteAbsent(compiled, query, found);
  }
  for (const compiled of candidates.allow) {
    const grades = statementGrades(compiled, query);
    if (grades !== 0) found.allows = appended(found.allows, { reference: referenceTo(policy, compiled), grades });
    else {
      const miss = nearMiss(policy, compiled, query);
      if (miss !== undefined) found.nearMisses = appended(found.nearMisses, miss);
    }
    noteAbsent(compiled, query, found);
  }
}

function appended<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined) return [item];
  list.push(item);
  return list;
}

/** Notes keys that a statement asks for and the request lacks; only where the rest of the statement applies. */
function noteAbsent(compiled: CompiledStatement, query: Query, found: Collected): void {
  if (compiled.conditions.length === 0) return;
  if (compiled.resource !== undefined && !compiled.resource(query)) return;
  if (compiled.principal !== undefined && compiled.principal(query) === 0) return;
  for (const { clause, read } of compiled.conditions) {
    if (read(query) === undefined) found.absentKeys = appended(found.absentKeys, clause.key.value.toLowerCase());
  }
}
