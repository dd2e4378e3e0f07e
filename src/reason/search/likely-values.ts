// Values that satisfy some of what is asked, made from its own words: most searches end with one of them.
import type { Dimension } from '../system/system.ts';
import type { DimensionValue } from '../system/atomise-dimension.ts';
import type { Test } from '../system/test.ts';
import type { TextPattern } from '../text/text-set.ts';
import { textSetHas } from '../text/text-set-has.ts';
import { DIGIT, EITHER_CASE, ONE, ONE_IN_PART, RUN, RUN_IN_PART } from '../text/tokens.ts';

const MOST = 6;

/** A few values, or none where it takes no time to have all classes. `wanted`: tests that should hold; `all`: those that are asked. */
export function likelyValues(dimension: Dimension, wanted: readonly Test[], all: readonly Test[]): readonly DimensionValue[] {
  if (all.some((test) => test.kind !== 'presence' && test.set.kind !== 'text')) return [];
  const texts = new Set<string>();
  for (const test of wanted) {
    if (test.kind === 'presence' || test.set.kind !== 'text') continue;
    const { patterns } = test.set.set;
    for (const pattern of test.negated ? [] : [patterns[0], patterns.at(-1)]) {
      const text = pattern && sampleOf(pattern, dimension);
      if (text !== undefined) texts.add(text);
    }
    if (texts.size >= MOST) break;
  }
  const values: DimensionValue[] = [...texts].map((text) => (dimension.multi ? [text] : text));
  if (dimension.optional) values.push(undefined);
  return values;
}

/** Whether a test holds for a value: of a list, for one with a single text. Tests on texts and presence only. */
export function holdsForValue(test: Test, value: DimensionValue): boolean {
  if (value === undefined) return test.absent;
  if (test.kind === 'presence') return !test.absent;
  if (test.kind === 'one' && typeof value !== 'string') return false;
  const text = typeof value === 'string' ? value : (value[0] as string);
  return test.set.kind === 'text' && textSetHas(test.set.set, text) !== test.negated;
}

const samples = new WeakMap<TextPattern, string | null>();

/** A text that matches the pattern and is within the dimension. */
function sampleOf(pattern: TextPattern, { within }: Dimension): string | undefined {
  const known = samples.get(pattern);
  if (known !== undefined) return known ?? undefined;
  const text = ['', 'x'].map((part) => textFor(pattern.tokens, part)).find((one) => within === undefined || textSetHas(within, one));
  samples.set(pattern, text ?? null);
  return text;
}

function textFor(tokens: readonly number[], part: string): string {
  let text = '';
  for (const token of tokens) {
    if (token === RUN) text += 'x';
    else if (token === RUN_IN_PART) text += part;
    else if (token === ONE || token === ONE_IN_PART) text += 'x';
    else if (token === DIGIT) text += '1';
    else text += String.fromCharCode(token >= EITHER_CASE ? token - EITHER_CASE : token);
  }
  return text;
}
