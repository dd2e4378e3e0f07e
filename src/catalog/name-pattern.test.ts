// Patterns against names.
import { expect, it } from 'vitest';
import { nameMatches } from './name-pattern.ts';

it.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['?', '', false],
  ['a*c', 'AbC', true],
  ['a*c', 'acb', false],
  ['a?c', 'ac', false],
  ['*b*d', 'abcbd', true],
  ['**', 'x', true],
  ['a*?', 'a', false],
])('`%s` and `%s`: %s', (pattern, text, matches) => {
  expect(nameMatches(pattern, text)).toBe(matches);
});

it('does not take exponential time', () => {
  expect(nameMatches(`${'a*'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false);
});
