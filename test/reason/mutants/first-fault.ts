// How much it takes to find a fault in a reasoner, or in one of its parts.
import { DEFAULT_BUDGET } from '../../../src/reason/budget.ts';
import { OPAQUE } from '../../../src/reason/compile/resolve-template.ts';
import type { Template } from '../../../src/reason/system/system.ts';
import type { TextAtom } from '../../../src/reason/text/atomise-text.ts';
import { NO_TEXT, type TextSet, textPattern } from '../../../src/reason/text/text-set.ts';
import { ONE, ONE_IN_PART, RUN, RUN_IN_PART, textMatches } from '../../../src/reason/text/tokens.ts';
import { Random } from '../../testkit/random.ts';
import { type Ask, judge, TYPES } from '../judge.ts';
import { KEYS, similarPolicy, smallPolicy } from '../small-policies.ts';

/** Number of the question that shows a fault; undefined if none among the first `most` does. `about`: keys of the conditions. */
export function faultyQuestion(ask: Ask, most: number, about?: readonly string[]): number | undefined {
  const keys = about === undefined ? KEYS : KEYS.filter(({ key }) => about.includes(key));
  const random = new Random(20261123);
  return firstOf(most, () => {
    const some = smallPolicy(random, keys);
    const others = random.below(12) === 0 ? undefined : similarPolicy(some, random, keys);
    return judge(some, others, random, { tries: 100, type: random.pick(TYPES), ask }).fault !== undefined;
  });
}

const WORDS: readonly string[] = wordsOf('ab:z', 5);

/** The same for classes of texts, judged by all words of a small alphabet. */
export function faultyWords(
  atomise: (sets: readonly TextSet[], budget: typeof DEFAULT_BUDGET) => readonly TextAtom[],
  most: number,
): number | undefined {
  const random = new Random(20261124);
  return firstOf(most, () => {
    const patterns = Array.from({ length: 3 }, () => randomTokens(random, [97, 98, 58, RUN, RUN_IN_PART, ONE, ONE_IN_PART], 5));
    const atoms = atomise(
      patterns.map((tokens) => ({ patterns: [textPattern(tokens)] })),
      DEFAULT_BUDGET,
    );
    const signature = (word: string): string => patterns.flatMap((tokens, i) => (textMatches(tokens, word) ? [i] : [])).join(',');
    const known = new Set(atoms.map(({ sets }) => sets.join(',')));
    return atoms.some(({ sets, text }) => signature(text) !== sets.join(',')) || WORDS.some((word) => !known.has(signature(word)));
  });
}

/** The same for inclusions of templates, judged by values for the variables. */
export function faultyTemplates(isWithin: (one: Template, other: Template) => boolean, most: number): number | undefined {
  const random = new Random(20261125);
  return firstOf(most, () => {
    const [one, other] = [randomTemplate(random), randomTemplate(random)];
    if (!isWithin(one, other)) return false;
    return ['', 'a', 'ab', 'b:'].some((first) =>
      ['', 'b', 'ba'].some((second) => {
        const values = new Map([
          ['u', first],
          ['v', second],
        ]);
        return WORDS.some((word) => textMatches(filled(one, values), word) && !textMatches(filled(other, values), word));
      }),
    );
  });
}

/** Of the dimension `d`, with the variables `u` and `v`. */
function randomTemplate(random: Random): Template {
  const of = { name: 'd', optional: false, multi: false };
  const opaque = randomTokens(random, [97, 98, RUN, RUN, ONE, RUN_IN_PART, OPAQUE, OPAQUE, OPAQUE + 1], 4);
  return { of, reading: 'like', wide: NO_TEXT, variables: ['u', 'v'].slice(0, Math.max(0, ...opaque) - OPAQUE + 1), opaque };
}

function filled({ opaque, variables }: Template, values: ReadonlyMap<string, string>): readonly number[] {
  return opaque.flatMap((token) =>
    token < OPAQUE ? [token] : Array.from(values.get(variables[token - OPAQUE] as string) as string, (letter) => letter.charCodeAt(0)),
  );
}

function randomTokens(random: Random, tokens: readonly number[], longest: number): readonly number[] {
  return Array.from({ length: random.between(1, longest) }, () => random.pick(tokens));
}

function wordsOf(alphabet: string, longest: number): readonly string[] {
  const words = [''];
  for (let from = 0, length = 1; length <= longest; length++) {
    const to = words.length;
    for (; from < to; from++) for (const letter of alphabet) words.push(words[from] + letter);
  }
  return words;
}

/** Exceptions are faults. */
function firstOf(most: number, isFaulty: () => boolean): number | undefined {
  for (let number = 1; number <= most; number++) {
    try {
      if (isFaulty()) return number;
    } catch {
      return number;
    }
  }
  return undefined;
}
