// Divides a line of ordered values at the bounds that sets state: points, and what lies between them.
import { orderingHolds } from '../../evaluate/condition/ordered-test.ts';
import type { OrderedBound, ValueAtom } from './value-set.ts';

/** How the values of a line are compared, named, and found between others. */
export interface Line<Value> {
  /** Negative, zero or positive. */
  readonly compare: (a: Value, b: Value) => number;
  readonly print: (value: Value) => string;
  /** A value strictly between; undefined if there is none. An absent end is open. */
  readonly between: (low: Value | undefined, high: Value | undefined) => Value | undefined;
}

export function atomiseOrdered<Value>(sets: readonly (readonly OrderedBound<Value>[])[], line: Line<Value>): readonly ValueAtom[] {
  const points: Value[] = [];
  for (const { value } of sets.flat().sort((a, b) => line.compare(a.value, b.value))) {
    const last = points.at(-1);
    if (last === undefined || line.compare(last, value) !== 0) points.push(value);
  }
  const values: Value[] = [];
  for (let i = 0; i <= points.length; i++) {
    const gap = line.between(points[i - 1], points[i]);
    if (gap !== undefined) values.push(gap);
    const point = points[i];
    if (point !== undefined) values.push(point);
  }
  const atoms = new Map<string, ValueAtom>();
  for (const value of values) {
    const met = sets.flatMap((bounds, set) =>
      bounds.some((bound) => orderingHolds(line.compare(value, bound.value), bound.ordering)) ? [set] : [],
    );
    const key = met.join(',');
    if (!atoms.has(key)) atoms.set(key, { sets: met, value: line.print(value) });
  }
  return [...atoms.values()];
}
