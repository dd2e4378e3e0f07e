// Looks for a request for which a formula over boxes is true: one dimension after the other, by classes of values that boxes can tell apart.
import { type Budget, Undecided } from '../budget.ts';
import type { DimensionValue } from '../system/atomise-dimension.ts';
import type { System } from '../system/system.ts';
import { type Bits, bitsOf, intersect, keyOfBits, meets, noBits, without } from './bits.ts';
import { type Formula, truthOf, wantedBoxes } from './formula.ts';
import { ACTION_LEVEL, type ClassesOf, classesWithin, knownClasses, type LevelClass, waysOf } from './level-classes.ts';

/** Values by dimension; dimensions that play no part are not in it. */
export type Assignment = ReadonlyMap<string, DimensionValue>;

export interface Level {
  readonly dimension: string;
  /** Boxes with a test on it. */
  readonly touched: Bits;
  /** Boxes with a test on it or on a later one. */
  readonly ahead: Bits;
  /** All classes, which are made when they are first asked for. */
  readonly classes: () => readonly LevelClass[];
  /** The same for the boxes that are left, likely ones first, one after the other, as most searches end early. Some come twice. */
  readonly ways: (live: Bits, wanted: Bits) => Iterable<LevelClass>;
}

export interface SearchLimits extends Budget {
  /** Only actions that the catalog has count. */
  readonly closedWorld?: boolean;
}

/** The first request found; undefined if there is none. Throws Undecided beyond the budget. */
export function search(system: System, formula: Formula, relevant: Bits, limits: SearchLimits): Assignment | undefined {
  const levels = levelsOf(system, relevant, limits);
  const wanted = wantedBoxes(formula, system.boxes.length);
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
    if (++nodes > limits.nodes) throw new Undecided('the policies interact in too many ways');
    const tried = new Set<string>();
    for (const { mask, value } of level.ways(live, wanted)) {
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
  return from(0, relevant) ? new Map(path) : undefined;
}

/** Dimensions in the order in which a search asks for them: after the action only a handful of statements are left. */
function levelsOf({ dimensions, tests, boxes }: System, relevant: Bits, limits: SearchLimits): readonly Level[] {
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
    const facts = dimensions[dimension] as System['dimensions'][number];
    const parts = own.map((test) => ({
      test: (tests[test] as System['tests'][number]).test,
      boxes: bitsOf(boxesOf.get(test) as number[], count),
    }));
    const known = facts.name === ACTION_LEVEL ? knownClasses(parts) : undefined;
    const open = known !== undefined && limits.closedWorld === true ? undefined : classesWithin(facts, parts, limits);
    levels.push({
      dimension: facts.name,
      touched,
      ahead,
      classes: () => (open ?? (known as ClassesOf))(parts),
      ways: (live, wanted) => waysOf(facts, parts, known, open, live, wanted),
    });
  }
  return levels.reverse();
}

function rankOf(name: string | undefined): number {
  return name === ACTION_LEVEL ? 0 : name === 'resource' ? 1 : 2;
}
