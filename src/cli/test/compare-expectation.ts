// Sets what was expected of a request against what it came to.
import type { DecisionKind, Layer } from '../../model/decision.ts';
import type { Explanation } from '../../explain/explanation.ts';
import type { Difference } from './test-report.ts';

/** Only the fields that are there count. */
export interface Expected {
  readonly decision?: Explanation['decision'];
  readonly kind?: DecisionKind;
  readonly blockedBy?: Layer;
  readonly blockers?: readonly Layer[];
  readonly message?: string;
}

const FIELDS = ['decision', 'kind', 'blockedBy', 'blockers', 'message'] as const;

/** The fields that differ, the decision first. */
export function compareExpectation(expected: Expected, actual: Explanation): readonly Difference[] {
  return FIELDS.flatMap((field): readonly Difference[] => {
    const wanted = expected[field];
    const found = actual[field];
    if (wanted === undefined || sameValue(wanted, found)) return [];
    return [{ field, expected: wanted, actual: found }];
  });
}

function sameValue(a: string | readonly string[], b: string | readonly string[] | null): boolean {
  if (typeof a === 'string' || b === null || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
