// Statements taken apart: boxes, each a conjunction of tests, each test on one dimension of a request.
import type { TextSet } from '../text/text-set.ts';
import { type Test, testKey } from './test.ts';

export interface Dimension {
  /** `action`, `resource`, or a condition key in lower case. */
  readonly name: string;
  /** Whether requests may do without it. Of `resource`: whether it may be `*`. */
  readonly optional: boolean;
  /** Whether it has lists of values. */
  readonly multi: boolean;
  /** Texts that its values can be. */
  readonly within?: TextSet;
  /** Of a coin: what it says of another dimension. */
  readonly template?: Template;
}

/** A pattern with variables that are not settled. */
export interface Template {
  /** The dimension that it is about. */
  readonly of: Dimension;
  /** How texts are compared with it: templates that are compared differently have nothing to do with each other. */
  readonly reading: string;
  /** The pattern with any run in the place of each variable. */
  readonly wide: TextSet;
  readonly variables: readonly string[];
  /** The pattern with a token of its own for each of `variables`. */
  readonly opaque: readonly number[];
}

export interface SystemTest {
  readonly dimension: number;
  readonly test: Test;
}

/** Boxes, tests and dimensions by number; equal ones have one. */
export interface System {
  readonly dimensions: readonly Dimension[];
  readonly tests: readonly SystemTest[];
  /** Numbers of tests, ascending. */
  readonly boxes: readonly (readonly number[])[];
}

export interface SystemBuilder extends System {
  readonly dimension: (dimension: Dimension) => number;
  readonly test: (dimension: number, test: Test) => number;
  readonly box: (tests: readonly number[]) => number;
}

export function createSystem(): SystemBuilder {
  const dimensions: Dimension[] = [];
  const tests: SystemTest[] = [];
  const boxes: (readonly number[])[] = [];
  const names = new Map<string, number>();
  const joins = new Map<string, number>();
  /** By dimension: keys of tests are long, and not copied. */
  const keys: Map<string, number>[] = [];
  const numbered = <Item>(known: Map<string, number>, key: string, list: Item[], item: () => Item): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    list.push(item());
    known.set(key, list.length - 1);
    return list.length - 1;
  };
  return {
    dimensions,
    tests,
    boxes,
    dimension: (dimension) => numbered(names, dimension.name, dimensions, () => dimension),
    test: (dimension, test) => {
      const known = keys[dimension] ?? new Map<string, number>();
      keys[dimension] = known;
      return numbered(known, testKey(test), tests, () => ({ dimension, test }));
    },
    box: (parts) => {
      const own = parts.length < 2 ? parts : [...new Set(parts)].sort((a, b) => a - b);
      return numbered(joins, own.join(','), boxes, () => own);
    },
  };
}
