// The conditions that all calls of one action on one resource met.
import { findAction } from '../../catalog/action.ts';
import { type Clause, conditionClause } from './condition-clause.ts';
import type { Need } from './need.ts';

/** One clause for each key that every need carries, with all values that occurred; sorted. */
export function sharedConditions(needs: readonly Need[]): readonly Clause[] {
  const [first] = needs;
  if (first === undefined || needs.some(({ context }) => context.size === 0)) return [];
  const colon = first.action.indexOf(':');
  const facts = findAction(first.action.slice(0, colon), first.action.slice(colon + 1));
  if (facts === undefined) return [];
  const clauses: Clause[] = [];
  for (const key of [...first.context.keys()].sort()) {
    const values = needs.flatMap(({ context }) => {
      const value = context.get(key);
      return value === undefined ? [] : [value];
    });
    const clause = values.length === needs.length ? conditionClause(facts, key, values) : undefined;
    if (clause !== undefined) clauses.push(clause);
  }
  return clauses.some(({ key }) => key === 'aws:CalledVia') ? clauses.filter(({ key }) => key !== 'aws:ViaAWSService') : clauses;
}

/** The conditions without those that the pattern says itself: one that names its Region needs no condition that does. */
export function withoutRepeated(pattern: string, conditions: readonly Clause[]): readonly Clause[] {
  const region = pattern.split(':', 4)[3] ?? '';
  const namesRegion = region !== '' && !region.includes('*');
  return namesRegion ? conditions.filter(({ key }) => key !== 'aws:RequestedRegion') : conditions;
}
