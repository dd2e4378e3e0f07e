// A walk over the dimensions of a system, in an order of one's own: first those whose values are told apart by labels, then the others.
import { type Budget, Undecided } from '../budget.ts';
import { type Bits, bitsOf, intersect, keyOfBits, meets, noBits, without } from '../search/bits.ts';
import { type Formula, type Kleene, truthOf } from '../search/formula.ts';
import { atomiseDimension, type DimensionValue } from '../system/atomise-dimension.ts';
import type { System } from '../system/system.ts';
import type { Test } from '../system/test.ts';

/** Values that leave the same boxes standing and meet the same labels. */
export interface LabelledClass {
  /** Boxes that they do not refute. */
  readonly mask: Bits;
  readonly value: DimensionValue;
  /** Numbers of the labels that they meet. */
  readonly labels: readonly number[];
}

export interface Stage {
  readonly dimension: string;
  readonly touched: Bits;
  /** Boxes with a test on it or on a later stage. */
  readonly ahead: Bits;
  readonly classes: () => readonly LabelledClass[];
}

export interface Walk {
  readonly stages: readonly Stage[];
  readonly budget: Budget;
  /** Nodes visited; beyond the budget the walk gives up. */
  nodes: number;
}

/**
 * `first`: names of the dimensions that come first, in that order. `labels`: tests by the name of the dimension. The action is left out:
 * whoever walks has settled it.
 */
export function createWalk(
  system: System,
  relevant: Bits,
  first: readonly string[],
  labels: ReadonlyMap<string, readonly Test[]>,
  budget: Budget,
): Walk {
  const { dimensions, tests, boxes } = system;
  const count = boxes.length;
  const boxesOf = new Map<number, number[]>();
  for (const [box, parts] of boxes.entries()) {
    if (((relevant[box >>> 5] as number) & (1 << (box & 31))) === 0) continue;
    for (const test of parts) push(boxesOf, test, box);
  }
  const testsOf = new Map<number, number[]>();
  for (const test of boxesOf.keys()) push(testsOf, (tests[test] as System['tests'][number]).dimension, test);
  const rank = (dimension: number): number => {
    const at = first.indexOf(dimensions[dimension]?.name ?? '');
    return at < 0 ? first.length : at;
  };
  const order = [...testsOf]
    .filter(([dimension]) => dimensions[dimension]?.name !== 'action')
    .sort(([a, own], [b, other]) => rank(a) - rank(b) || other.length - own.length || a - b);
  const stages: Stage[] = [];
  let ahead = noBits(count);
  for (const [dimension, own] of order.reverse()) {
    const facts = dimensions[dimension] as System['dimensions'][number];
    const touched = bitsOf(
      own.flatMap((test) => boxesOf.get(test) as number[]),
      count,
    );
    ahead = ahead.map((word, i) => word | (touched[i] as number));
    let made: readonly LabelledClass[] | undefined;
    stages.push({
      dimension: facts.name,
      touched,
      ahead,
      classes: () => {
        made ??= classesOf(
          facts,
          own.map((test) => (tests[test] as System['tests'][number]).test),
          own.map((test) => bitsOf(boxesOf.get(test) as number[], count)),
          labels.get(facts.name) ?? [],
          budget,
        );
        return made;
      },
    });
  }
  return { stages: stages.reverse(), budget, nodes: 0 };
}

/** What is known of a formula before a stage, when the boxes of `live` are not refuted. */
export function truthBefore({ stages }: Walk, stage: number, formula: Formula, live: Bits): Kleene {
  const ahead = stages[stage]?.ahead;
  return truthOf(formula, live, ahead === undefined ? live : without(live, ahead));
}

/** The next stage, from `start` on, that anything live looks at. */
export function nextStage({ stages }: Walk, start: number, live: Bits): number {
  let stage = start;
  while (stage < stages.length && !meets(live, (stages[stage] as Stage).touched)) stage++;
  return stage;
}

/** Counts a node. Throws Undecided beyond the budget. */
export function visit(walk: Walk): void {
  if (++walk.nodes > walk.budget.nodes) throw new Undecided('the policies interact in too many ways');
}

export type Path = readonly (readonly [dimension: string, value: DimensionValue])[];

/** Values of the stages from `start` on for which the formula is true; undefined if there are none. `failed`: of earlier calls with it. */
export function firstPath(
  walk: Walk,
  start: number,
  live: Bits,
  formula: Formula,
  admits: (dimension: string, found: LabelledClass) => boolean,
  failed: Set<string>,
): Path | undefined {
  const truth = truthBefore(walk, start, formula, live);
  if (truth === 'false') return undefined;
  if (truth === 'true') return [];
  const at = nextStage(walk, start, live);
  const stage = walk.stages[at];
  if (stage === undefined) return undefined;
  const key = `${at} ${keyOfBits(live)}`;
  if (failed.has(key)) return undefined;
  visit(walk);
  const tried = new Set<string>();
  for (const found of stage.classes()) {
    if (!admits(stage.dimension, found)) continue;
    const next = intersect(live, found.mask);
    const nextKey = keyOfBits(next);
    if (tried.has(nextKey)) continue;
    tried.add(nextKey);
    const rest = firstPath(walk, at + 1, next, formula, admits, failed);
    if (rest !== undefined) return [[stage.dimension, found.value], ...rest];
  }
  failed.add(key);
  return undefined;
}

function classesOf(
  facts: System['dimensions'][number],
  own: readonly Test[],
  refuted: readonly Bits[],
  labels: readonly Test[],
  budget: Budget,
): readonly LabelledClass[] {
  const classes = new Map<string, LabelledClass>();
  for (const { holds, value } of atomiseDimension(facts, [...own, ...labels], budget)) {
    const mask = noBits((refuted[0]?.length ?? 1) * 32).fill(-1);
    for (const [i, boxes] of refuted.entries()) {
      if (holds[i]) continue;
      for (let word = 0; word < mask.length; word++) mask[word] = (mask[word] as number) & ~(boxes[word] as number);
    }
    const met = labels.flatMap((_, i) => (holds[own.length + i] ? [i] : []));
    const key = `${keyOfBits(mask)} ${met.join(',')}`;
    if (!classes.has(key)) classes.set(key, { mask, value, labels: met });
  }
  return [...classes.values()];
}

function push(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
