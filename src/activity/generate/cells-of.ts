// Gathers needs into cells, and drops the cells that others cover.
import type { Cell } from './cell.ts';
import type { ResourceDetail } from './generated-policy.ts';
import type { Need } from './need.ts';
import { type ResourcePattern, resourcePatterns } from './resource-patterns.ts';
import { sharedConditions, withoutRepeated } from './shared-conditions.ts';
import { withoutCovered } from './without-covered.ts';

/** The cells that allow all needs, none of them for nothing; by action and pattern. */
export function cellsOf(needs: readonly Need[], detail: ResourceDetail): readonly Cell[] {
  const patternOf = resourcePatterns(needs, detail);
  const byAction = new Map<string, Map<string, Gathered>>();
  for (const need of needs) {
    const { pattern, note } = patternOf(need);
    const ofAction = byAction.get(need.action) ?? new Map<string, Gathered>();
    byAction.set(need.action, ofAction);
    const gathered = ofAction.get(pattern) ?? { needs: [], notes: new Set<string>() };
    ofAction.set(pattern, gathered);
    gathered.needs.push(need);
    if (note !== undefined) gathered.notes.add(note);
  }
  return [...byAction]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([action, patterns]) => withoutCovered([...patterns].map(([pattern, gathered]) => cellOf(action, pattern, gathered))));
}

interface Gathered {
  readonly needs: Need[];
  readonly notes: Set<string>;
}

function cellOf(action: string, pattern: ResourcePattern['pattern'], { needs, notes }: Gathered): Cell {
  return { action, pattern, conditions: withoutRepeated(pattern, sharedConditions(needs)), needs, notes: [...notes].sort() };
}
