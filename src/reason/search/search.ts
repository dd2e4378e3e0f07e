// Looks for a request for which a formula over boxes is true: one dimension after the other, by classes of values that boxes can tell apart.
import { type Budget, Undecided } from '../budget.ts';
import { atomiseDimension, type DimensionValue } from '../system/atomise-dimension.ts';
import type { System } from '../system/system.ts';
import { type Bits, bitsOf, intersect, keyOfBits, meets, noBits, without } from './bits.ts';
import { type Formula, truthOf } from './formula.ts';

/** Values by dimension; dimensions that play no part are not in it. */
export type Assignment = ReadonlyMap<string, DimensionValue>;

/** Values of one dimension that leave the same boxes standing. */
export interface LevelClass {
  /** Boxes that they do not refute. */
  readonly mask: Bits;
  readonly value: DimensionValue;
}

export interface Level {
  readonly dimension: string;
  /** Boxes with a test on it. */
  readonly touched: Bits;
  /** Boxes with a test on it or on a later one. */
  readonly ahead: Bits;
  /** Made when they are first asked for. */
  readonly classes: () => readonly LevelClass[];
}

/** The first request found; undefined if there is none. Throws Undecided beyond the budget. */
export function search(system: System, formula: Formula, relevant: Bits, budget: Budget): Assignment | undefined {
  const levels = levelsOf(system, relevant, budget);
  const none = noBits(system.boxes.length);
  const failed = levels.map(() => new Set<string>());
  const path: [dimension: string, value: DimensionValue][] = [];
  let nodes = 0;

  const from = (start: number, live: Bits): boolean => {
    let k = start;
    for (; ; k++) {
      const level = levels[k];
      const certain = level === undefined ? live : without(live, level.ahead);
      const truth = truthOf(formula, live, certain);
      if (truth === 'false') return false;
      if (truth === 'true') return true;
      if (level === undefined) return false;
      // Nobody who is left looks at this dimension.
      if (meets(live, level.touched)) break;
    }
    const level = levels[k] as Level;
    const key = keyOfBits(live);
    const seen = failed[k] as Set<string>;
    if (seen.has(key)) return false;
    if (++nodes > budget.nodes) throw new Undecided('the policies interact in too many ways');
    const tried = new Set<string>();
    for (const { mask, value } of level.classes()) {
      const next = intersect(live, mask);
      const nextKey = keyOfBits(next);
      if (tried.has(nextKey)) continue;
      tried.add(nextKey);
      path.push([level.dimension, value]);
      if (from(k + 1, next)) return true;
      path.pop();
    }
    seen.add(key);
    return false;
  };
  return from(0, without(relevant, none)) ? new Map(path) : undefined;
}

/** Dimensions in the order in which a search asks for them: after the action only a handful of statements are left. */
export function levelsOf({ dimensions, tests, boxes }: System, relevant: Bits, budget: Budget): readonly Level[] {
  const count = boxes.length;
  const boxesOf = new Map<number, number[]>();
  for (const [box, parts] of boxes.entries()) {
    if (((relevant[box >>> 5] as number) & (1 << (box & 31))) === 0) continue;
    for (const test of parts) {
      const list = boxesOf.get(test);
      if (list === undefined) boxesOf.set(test, [box]);
      else list.push(box);
    }
  }
  const testsOf = new Map<number, number[]>();
  for (const test of boxesOf.keys()) {
    const { dimension } = tests[test] as System['tests'][number];
    const list = testsOf.get(dimension);
    if (list === undefined) testsOf.set(dimension, [test]);
    else list.push(test);
  }
  const order = [...testsOf].sort(
    ([a, first], [b, second]) => rankOf(dimensions[a]?.name) - rankOf(dimensions[b]?.name) || second.length - first.length || a - b,
  );
  const levels: Level[] = [];
  let ahead = noBits(count);
  for (const [dimension, own] of order.reverse()) {
    const touched = bitsOf(
      own.flatMap((test) => boxesOf.get(test) as number[]),
      count,
    );
    ahead = ahead.map((word, i) => word | (touched[i] as number));
    let made: readonly LevelClass[] | undefined;
    const facts = dimensions[dimension] as System['dimensions'][number];
    levels.push({
      dimension: facts.name,
      touched,
      ahead,
      classes: () => {
        made ??= classesOf(
          atomiseDimension(
            facts,
            own.map((test) => (tests[test] as System['tests'][number]).test),
            budget,
          ),
          own.map((test) => bitsOf(boxesOf.get(test) as number[], count)),
          count,
        );
        return made;
      },
    });
  }
  return levels.reverse();
}

function rankOf(name: string | undefined): number {
  return name === 'action' ? 0 : name === 'resource' ? 1 : 2;
}

function classesOf(atoms: ReturnType<typeof atomiseDimension>, boxesOfTest: readonly Bits[], count: number): readonly LevelClass[] {
  const classes = new Map<string, LevelClass>();
  for (const { holds, value } of atoms) {
    const mask = noBits(count).fill(-1);
    for (const [i, held] of holds.entries()) {
      if (held) continue;
      const refuted = boxesOfTest[i] as Bits;
      for (let word = 0; word < mask.length; word++) mask[word] = (mask[word] as number) & ~(refuted[word] as number);
    }
    const key = keyOfBits(mask);
    if (!classes.has(key)) classes.set(key, { mask, value });
  }
  return [...classes.values()];
}
