// A condition as cases: one of them must hold, and a case holds when all of its tests do.
import type { Dimension } from '../system/system.ts';
import type { Test } from '../system/test.ts';
import type { TextSet } from '../text/text-set.ts';
import { textPattern } from '../text/text-set.ts';
import { pushText } from '../text/tokens.ts';

export interface Part {
  readonly dimension: Dimension;
  readonly test: Test;
}

export type Cases = readonly (readonly Part[])[];

export const ALWAYS: Cases = [[]];
export const NEVER: Cases = [];

/** The value of a coin that shows the side asked for. */
const HEADS: TextSet = literal('heads');
const COIN: TextSet = { patterns: [...HEADS.patterns, ...literal('tails').patterns] };

/**
 * Whether something holds of which nothing is known but what it is: it may, or it may not, but the same everywhere. What is asked of several
 * such things as if they had nothing to do with each other allows more than there is, and never less.
 */
export function coin(name: string, heads: boolean): Part {
  const dimension: Dimension = { name: `coin ${name}`, optional: false, multi: false, within: COIN };
  return { dimension, test: { kind: 'one', set: { kind: 'text', set: HEADS }, negated: !heads, absent: false } };
}

export function isCoin(dimension: string): boolean {
  return dimension.startsWith('coin ');
}

function literal(text: string): TextSet {
  const tokens: number[] = [];
  pushText(tokens, text, { wildcards: false });
  return { patterns: [textPattern(tokens)] };
}

/**
 * Cases of a union: texts in `plain`, or in one of `wide`, each with its coin. Negated: in none of them.
 * `make` makes the test of a set, negated or not.
 */
export function unionCases(
  plain: TextSet,
  wide: readonly { readonly set: TextSet; readonly name: string }[],
  negated: boolean,
  part: (set: TextSet, negated: boolean) => Part,
): Cases {
  if (!negated) return [[part(plain, false)], ...wide.map(({ set, name }) => [part(set, false), coin(name, true)])];
  let cases: readonly (readonly Part[])[] = [[part(plain, true)]];
  for (const { set, name } of wide) {
    cases = cases.flatMap((one) => [
      [...one, part(set, true)],
      [...one, coin(name, false)],
    ]);
  }
  return cases;
}
