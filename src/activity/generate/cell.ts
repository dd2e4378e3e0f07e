// The unit that statements are made of: one action on one resource pattern under one condition, with the needs that it meets.
import type { Clause } from './condition-clause.ts';
import type { Need } from './need.ts';

export interface Cell {
  readonly action: string;
  readonly pattern: string;
  readonly conditions: readonly Clause[];
  readonly needs: readonly Need[];
  /** For people: why the pattern is what it is. */
  readonly notes: readonly string[];
}

/** Equal for equal conditions. */
export function conditionsId(conditions: readonly Clause[]): string {
  return JSON.stringify(conditions.map(({ operator, key, values }) => [operator, key, values]));
}
