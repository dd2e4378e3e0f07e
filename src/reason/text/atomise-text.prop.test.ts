// The classes of texts against all words of a small alphabet.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { DEFAULT_BUDGET } from '../budget.ts';
import { atomiseText } from './atomise-text.ts';
import { type TextSet, textPattern } from './text-set.ts';
import { DIGIT, ONE, ONE_IN_PART, pushText, RUN, RUN_IN_PART, textMatches } from './tokens.ts';

const token = fc.constantFrom(97, 98, 58, 0x10000 + 97, RUN, RUN_IN_PART, ONE, ONE_IN_PART, DIGIT);
const pattern = fc.array(token, { maxLength: 5 }).map(textPattern);
const set: fc.Arbitrary<TextSet> = fc.array(pattern, { maxLength: 3 }).map((patterns) => ({ patterns }));

/** All words of up to four letters: those that patterns name, a digit, and one that they do not. */
const WORDS: readonly string[] = wordsOf('abA:1z', 4);

function wordsOf(alphabet: string, longest: number): string[] {
  const words = [''];
  for (let from = 0, length = 1; length <= longest; length++) {
    const to = words.length;
    for (; from < to; from++) for (const letter of alphabet) words.push(words[from] + letter);
  }
  return words;
}

function signature(sets: readonly TextSet[], word: string): string {
  return sets.flatMap(({ patterns }, i) => (patterns.some(({ tokens }) => textMatches(tokens, word)) ? [i] : [])).join(',');
}

it('has exactly the classes that words show, each with a text of its own', () => {
  fc.assert(
    fc.property(fc.array(set, { maxLength: 4 }), fc.option(set, { nil: undefined }), (sets, within) => {
      const atoms = atomiseText(sets, DEFAULT_BUDGET, within);
      const known = new Map(atoms.map((atom) => [atom.sets.join(','), atom]));
      expect(known.size).toBe(atoms.length);
      for (const { sets: met, text } of atoms) {
        expect(signature(sets, text)).toBe(met.join(','));
        if (within !== undefined) expect(signature([within], text)).toBe('0');
      }
      for (const word of WORDS) {
        if (within !== undefined && signature([within], word) === '') continue;
        expect(known.has(signature(sets, word)), `${word} has a class`).toBe(true);
      }
    }),
    { numRuns: runs(500) },
  );
});

it('finds a class whose only text lies deep among others', () => {
  const of = (text: string): TextSet => ({ patterns: [textPattern(Array.from(text, (c) => c.charCodeAt(0)))] });
  const within = { patterns: [...of('abc').patterns, ...of('abd').patterns] };
  expect(atomiseText([of('abc')], DEFAULT_BUDGET, within)).toEqual([
    { sets: [], text: 'abd' },
    { sets: [0], text: 'abc' },
  ]);
});

it('reads thousands of literals without walking them', () => {
  const literals = Array.from({ length: 5000 }, (_, i) => textPattern(Array.from(`arn:aws:s3:::bucket-${i}`, (c) => c.charCodeAt(0))));
  const atoms = atomiseText([...literals.map((one) => ({ patterns: [one] })), { patterns: [textPattern([RUN])] }], {
    ...DEFAULT_BUDGET,
    states: 5,
  });
  expect(atoms).toHaveLength(5001);
});

it('is undecided beyond its budget, and says why', () => {
  const overlapping = Array.from({ length: 20 }, (_, i) => {
    const tokens: number[] = [];
    pushText(tokens, `*word${i}*`, { wildcards: true });
    return { patterns: [textPattern(tokens)] };
  });
  expect(() => atomiseText(overlapping, { states: 1000, atoms: 1000, nodes: 1 })).toThrow(/too many/);
});
