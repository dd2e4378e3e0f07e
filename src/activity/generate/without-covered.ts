// Leaves out the cells whose needs others allow anyway: with them the policy would be longer and allow the same.
import type { ContextValue } from '../../model/request.ts';
import type { Cell } from './cell.ts';
import type { Clause } from './condition-clause.ts';
import { escapeValue } from './escape-pattern.ts';
import { exactPattern } from './exact-pattern.ts';
import type { Need } from './need.ts';
import { type CoverTest, patternCovers } from './pattern-covers.ts';

interface Wide {
  readonly cell: Cell;
  readonly covers: CoverTest;
}

/**
 * Of the cells of one action those of which each allows a need that no other does, the narrowest left out first. What was needed of the others is added to
 * those that allow it. Result by pattern.
 */
export function withoutCovered(cells: readonly Cell[]): readonly Cell[] {
  const sorted = [...cells].sort(narrowestFirst);
  const wide: Wide[] = sorted.filter(({ pattern }) => pattern.includes('*')).map((cell) => ({ cell, covers: patternCovers(cell.pattern) }));
  const dropped = new Set<Cell>();
  const allowing = (cell: Cell, need: Need): Wide | undefined => {
    if (wide.length === 0) return undefined;
    const exact = exactPattern(need.resource, need.patterns) ?? '*';
    return wide.findLast((each) => each.cell !== cell && !dropped.has(each.cell) && allows(each, cell.pattern, exact, need));
  };
  for (const cell of sorted) if (cell.needs.every((need) => allowing(cell, need) !== undefined)) dropped.add(cell);
  const added = new Map<Cell, Need[]>();
  for (const cell of dropped) {
    for (const need of cell.needs) {
      const by = allowing(cell, need)?.cell;
      if (by === undefined) continue;
      const needs = added.get(by);
      if (needs === undefined) added.set(by, [need]);
      else needs.push(need);
    }
  }
  return sorted
    .filter((cell) => !dropped.has(cell))
    .map((cell) => ({ ...cell, needs: [...cell.needs, ...(added.get(cell) ?? [])] }))
    .sort((left, right) => (left.pattern < right.pattern ? -1 : 1));
}

/** Patterns without wildcards, then the longest. */
function narrowestFirst(left: Cell, right: Cell): number {
  return width(left) - width(right) || right.pattern.length - left.pattern.length || (left.pattern < right.pattern ? -1 : 1);
}

function width({ pattern }: Cell): number {
  return pattern === '*' ? 2 : pattern.includes('*') ? 1 : 0;
}

/** `narrow`: the pattern that the need has, `exact`: that of its resource alone. */
function allows({ cell, covers }: Wide, narrow: string, exact: string, need: Need): boolean {
  const isCovered = covers(narrow) || (exact !== narrow && covers(exact));
  return isCovered && cell.conditions.every((clause) => holds(clause, need.context));
}

function holds({ key, values }: Clause, context: ReadonlyMap<string, ContextValue>): boolean {
  const value = context.get(key.toLowerCase());
  if (value === undefined) return false;
  return [value].flat().every((text) => values.includes(escapeValue(text) ?? ''));
}
