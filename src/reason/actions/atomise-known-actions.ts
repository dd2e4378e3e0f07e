// Divides today's actions by tests on the action: no walk is needed, as they can be looked up.
import type { DimensionAtom } from '../system/atomise-dimension.ts';
import type { Test } from '../system/test.ts';
import { knownActions } from './known-actions.ts';
import { knownActionsIn } from './known-actions-in.ts';

/** The classes of the actions that the catalog has, in lower case. None of other dimensions' tests may be among them. */
export function atomiseKnownActions(tests: readonly Test[]): readonly DimensionAtom[] {
  const { names } = knownActions();
  const classOf = new Int32Array(names.length);
  /** Sets that have the actions of each class. */
  const met: (readonly number[])[] = [[]];
  const touched: number[] = [];
  for (const [at, test] of tests.entries()) {
    if (test.kind === 'presence' || test.set.kind !== 'text') continue;
    const places = knownActionsIn(test.set.set);
    if (places === 'all') {
      for (let i = 0; i < met.length; i++) met[i] = [...(met[i] as readonly number[]), at];
      continue;
    }
    const firstNew = met.length;
    const moved = new Map<number, number>();
    for (const place of places) {
      const before = classOf[place] as number;
      // One that a pattern before this one has moved.
      if (before >= firstNew) continue;
      if (before === 0) touched.push(place);
      let after = moved.get(before);
      if (after === undefined) {
        after = met.push([...(met[before] as readonly number[]), at]) - 1;
        moved.set(before, after);
      }
      classOf[place] = after;
    }
  }
  const untouched = classOf.indexOf(0);
  if (untouched >= 0) touched.push(untouched);
  const atoms: DimensionAtom[] = [];
  const seen = new Uint8Array(met.length);
  for (const place of touched) {
    const own = classOf[place] as number;
    if (seen[own] === 1) continue;
    seen[own] = 1;
    const has = met[own] as readonly number[];
    atoms.push({
      holds: tests.map((test, at) => test.kind !== 'presence' && has.includes(at) !== test.negated),
      value: names[place] as string,
    });
  }
  return atoms;
}
