// Divides what a request can have in one dimension by the tests on it.
import { type Budget, Undecided } from '../budget.ts';
import { atomiseValues } from '../value/atomise-values.ts';
import type { ValueAtom, ValueSet } from '../value/value-set.ts';
import type { Dimension } from './system.ts';
import { setKey, type Test } from './test.ts';

/** What requests have there; undefined: nothing (of the resource: `*`). */
export type DimensionValue = string | readonly string[] | undefined;

export interface DimensionAtom {
  /** For each test, in the order given, whether it holds. */
  readonly holds: readonly boolean[];
  readonly value: DimensionValue;
}

type ValueTest = Exclude<Test, { readonly kind: 'presence' }>;

/** The classes of one dimension. Throws Undecided beyond the budget. */
export function atomiseDimension(dimension: Dimension, tests: readonly Test[], budget: Budget): readonly DimensionAtom[] {
  const sets: ValueSet[] = [];
  const numbers = new Map<string, number>();
  const setOf = (set: ValueSet): number => {
    const key = setKey(set);
    let number = numbers.get(key);
    if (number === undefined) {
      number = sets.length;
      numbers.set(key, number);
      sets.push(set);
    }
    return number;
  };
  const own = tests.map((test) => (test.kind === 'presence' ? -1 : setOf(test.set)));
  const values = atomiseValues(sets, budget, dimension.within);
  const atoms: DimensionAtom[] = [];
  if (dimension.optional) atoms.push({ holds: tests.map(({ absent }) => absent), value: undefined });
  if (dimension.multi) return [...atoms, ...lists(tests, own, values, budget)];
  for (const { sets: met, value } of values) {
    atoms.push({
      holds: tests.map((test, i) => (test.kind === 'presence' ? !test.absent : met.includes(own[i] as number) !== test.negated)),
      value,
    });
  }
  return atoms;
}

/**
 * The classes of lists with at least one value. A list is as good as the set of classes that its values are in: what may not be in it (some
 * test that some value is in, or all are, fails) is left out of all, and each test that needs a value takes one that is left.
 */
function lists(tests: readonly Test[], own: readonly number[], values: readonly ValueAtom[], budget: Budget): readonly DimensionAtom[] {
  const asked: { readonly kind: 'all' | 'any'; readonly column: readonly boolean[]; readonly key: string }[] = [];
  const askedOf = tests.map((test, i) => {
    if (test.kind !== 'all' && test.kind !== 'any') return -1;
    const column = columnOf(test, own[i] as number, values);
    const key = `${test.kind} ${column.map(Number).join('')}`;
    const before = asked.findIndex((one) => one.key === key);
    return before >= 0 ? before : asked.push({ kind: test.kind, column, key }) - 1;
  });
  const atoms: DimensionAtom[] = [];
  const decide = (truths: readonly boolean[], left: readonly number[]): void => {
    const list = listFor(asked.slice(0, truths.length), truths, left);
    if (list === undefined) return;
    if (truths.length === asked.length) {
      if (atoms.length >= budget.atoms) throw new Undecided('too many classes of lists of values');
      const holds = tests.map((test, i) =>
        test.kind === 'presence' ? !test.absent : test.kind === 'one' ? false : (truths[askedOf[i] as number] as boolean),
      );
      atoms.push({ holds, value: list.map((at) => (values[at] as ValueAtom).value) });
      return;
    }
    const { kind, column } = asked[truths.length] as (typeof asked)[number];
    for (const truth of [true, false]) {
      // What would make it otherwise may not be in the list.
      const excluded = kind === 'any' ? (truth ? undefined : true) : truth ? false : undefined;
      decide([...truths, truth], excluded === undefined ? left : left.filter((at) => column[at] !== excluded));
    }
  };
  decide(
    [],
    values.map((_, at) => at),
  );
  return atoms;
}

/** Values that give what is asked for, out of those that are left; undefined if there are none. */
function listFor(
  asked: readonly { readonly kind: 'all' | 'any'; readonly column: readonly boolean[] }[],
  truths: readonly boolean[],
  left: readonly number[],
): readonly number[] | undefined {
  const list = new Set<number>();
  for (const [i, { kind, column }] of asked.entries()) {
    if ((kind === 'any') !== truths[i]) continue;
    const needed = left.find((at) => column[at] === (kind === 'any'));
    if (needed === undefined) return undefined;
    list.add(needed);
  }
  if (list.size === 0) {
    const [any] = left;
    return any === undefined ? undefined : [any];
  }
  return [...list];
}

function columnOf({ negated }: ValueTest, set: number, values: readonly ValueAtom[]): readonly boolean[] {
  return values.map(({ sets }) => sets.includes(set) !== negated);
}
