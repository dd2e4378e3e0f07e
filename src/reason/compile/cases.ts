// A condition as cases: one of them must hold, and a case holds when all of its tests do.
import type { Dimension, Template } from '../system/system.ts';
import type { Test } from '../system/test.ts';
import { literalSet } from '../text/literal-set.ts';
import type { TextSet } from '../text/text-set.ts';
import type { ValueSet } from '../value/value-set.ts';

export interface Part {
  readonly dimension: Dimension;
  readonly test: Test;
}

export type Cases = readonly (readonly Part[])[];

export const ALWAYS: Cases = [[]];
export const NEVER: Cases = [];

/** The value of a coin that shows the side asked for. */
const HEADS: TextSet = literalSet('heads');
const COIN_SIDE: ValueSet = { kind: 'text', set: HEADS };
const COIN: TextSet = { patterns: [...HEADS.patterns, ...literalSet('tails').patterns] };

/**
 * Whether something holds of which nothing is known but what it is: it may, or it may not, but the same everywhere. What is asked of several
 * such things as if they had nothing to do with each other allows more than there is, and never less.
 */
export function coin(name: string, heads: boolean, template?: Template): Part {
  const dimension: Dimension = { name: `coin ${name}`, optional: false, multi: false, within: COIN, ...(template && { template }) };
  return { dimension, test: { kind: 'one', set: COIN_SIDE, negated: !heads, absent: false } };
}

export function isCoin(dimension: string): boolean {
  return dimension.startsWith('coin ');
}

/** A pattern with variables, and the name of its coin. */
export interface WideSet {
  readonly name: string;
  readonly template: Template;
}

/**
 * Cases of a union: texts in `plain`, or in one of `wide`, each with its coin. Negated: in none of them.
 * `part` makes the test of a set, negated or not.
 */
export function unionCases(
  plain: TextSet,
  wide: readonly WideSet[],
  negated: boolean,
  part: (set: TextSet, negated: boolean) => Part,
): Cases {
  if (!negated)
    return [[part(plain, false)], ...wide.map(({ name, template }) => [part(template.wide, false), coin(name, true, template)])];
  let cases: readonly (readonly Part[])[] = [[part(plain, true)]];
  for (const { name, template } of wide) {
    cases = cases.flatMap((one) => [
      [...one, part(template.wide, true)],
      [...one, coin(name, false, template)],
    ]);
  }
  return cases;
}
