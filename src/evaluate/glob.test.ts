// The matcher against the plainest one there is, on every small pattern and text, and on patterns that explode naive matchers.
import { describe, expect, it } from 'vitest';
import { compileGlob, globMatches, pushTokens, tokensMatch } from './glob.ts';

/** The definition, by recursion: slow, and hard to get wrong. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern.slice(0, 1), pattern.slice(1)];
  if (first === '*') return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text.slice(0, 1)) && naive(rest, text.slice(1));
}

function words(alphabet: string, longest: number): readonly string[] {
  let last = [''];
  const all = [''];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((word) => [...alphabet].map((letter) => word + letter));
    all.push(...last);
  }
  return all;
}

describe('glob', () => {
  it('agrees with the definition on every pattern up to 5 and every text up to 6 letters', () => {
    const texts = words('ab', 6);
    for (const pattern of words('ab*?', 5)) {
      const glob = compileGlob(pattern);
      for (const text of texts) {
        if (globMatches(glob, text) !== naive(pattern, text)) expect.fail(`${pattern} on ${text}`);
      }
    }
  });

  it('takes wildcards literally where they stand for themselves', () => {
    const tokens: number[] = [];
    pushTokens(tokens, 'a*', true);
    expect(tokensMatch(tokens, 'a*')).toBe(true);
    expect(tokensMatch(tokens, 'abc')).toBe(false);
  });

  it.each([
    ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(2048)],
    ['*'.repeat(1_000_000), 'a'.repeat(2048)],
    [`${'?'.repeat(2047)}*b`, 'a'.repeat(2048)],
  ])('does not explode on pattern %#', (pattern, text) => {
    // The pattern of stars alone matches; the others want a b that is not there.
    expect(globMatches(compileGlob(pattern), text)).toBe(!pattern.endsWith('b'));
  });
});
