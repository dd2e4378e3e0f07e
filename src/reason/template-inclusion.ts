// What is known of patterns with the same variables, whatever these stand for: all that one matches, another matches too.
import { type Budget, DEFAULT_BUDGET } from './budget.ts';
import { coin } from './compile/cases.ts';
import { OPAQUE } from './compile/resolve-template.ts';
import type { SystemBuilder, Template } from './system/system.ts';
import { atomiseText } from './text/atomise-text.ts';
import { textPattern } from './text/text-set.ts';
import { COLON, EITHER_CASE, ONE, ONE_IN_PART, RUN_IN_PART } from './text/tokens.ts';

/** Pairs beyond this many are not looked at. */
const MOST_TEMPLATES = 40;

/** Boxes that no request is in: a text that matches one template, and not the other that has all texts of the first. */
export function impossibleBoxes(system: SystemBuilder): readonly number[] {
  const coins = system.dimensions.flatMap(({ name, template }) => (template === undefined ? [] : [{ name: name.slice(5), template }]));
  const boxes: number[] = [];
  for (const one of coins.slice(0, MOST_TEMPLATES)) {
    for (const other of coins.slice(0, MOST_TEMPLATES)) {
      if (one === other || !isWithin(one.template, other.template)) continue;
      const parts = [
        { dimension: one.template.of, test: { kind: 'one', set: { kind: 'text', set: one.template.wide }, negated: false, absent: false } },
        coin(one.name, true, one.template),
        coin(other.name, false, other.template),
      ] as const;
      boxes.push(system.box(parts.map(({ dimension, test }) => system.test(system.dimension(dimension), test))));
    }
  }
  return boxes;
}

/** Letters in the place of variables. */
const FIRST_LETTER = 0xe000;

/**
 * Whether every text of the first template is one of the second, for all values of their variables. The variables become letters: what matches
 * one as a letter matches it as any text, as long as no wildcard for a single letter and none that stops at a colon can have met it.
 */
export function isWithin(one: Template, other: Template, budget: Budget = DEFAULT_BUDGET): boolean {
  if (one.of.name !== other.of.name || one.reading !== other.reading) return false;
  if (!other.variables.every((variable) => one.variables.includes(variable))) return false;
  if (other.opaque.includes(ONE)) return false;
  const bounded = other.opaque.some((token) => token === RUN_IN_PART || token === ONE_IN_PART);
  const first = one.opaque.findIndex((token) => token >= OPAQUE);
  if (bounded && one.opaque.slice(0, first).filter((token) => token === COLON).length < 5) return false;
  const variables = [...new Set(one.variables)];
  const lettered = ({ opaque, variables: own }: Template): readonly number[] =>
    opaque.map((token) => (token >= OPAQUE ? FIRST_LETTER + variables.indexOf(own[token - OPAQUE] as string) : token));
  if ([...one.opaque, ...other.opaque].some((token) => token >= FIRST_LETTER && token < EITHER_CASE)) return false;
  const sets = [one, other].map((template) => ({ patterns: [textPattern(lettered(template))] }));
  return atomiseText(sets, budget).every(({ sets: met }) => met.length !== 1 || met[0] !== 0);
}
