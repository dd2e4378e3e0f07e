// Names as patterns that match nothing else.
import { expect, it } from 'vitest';
import { escapePattern, escapeValue } from './escape-pattern.ts';

it.each([
  ['plain/name', 'plain/name'],
  ['a*b?c', 'a${*}b${?}c'],
  ['${aws:username}', '${$}{aws:username}'],
  ['$LATEST', '$LATEST'],
  ['cost$', 'cost$'],
  ['$*', '${$}${*}'],
  ['$$', '${$}$'],
])('%s is written as %s', (text, pattern) => {
  expect(escapePattern(text)).toEqual({ pattern, nameable: true });
});

it('has one wildcard for each run of characters that no policy can hold', () => {
  expect(escapePattern('日本/語*')).toEqual({ pattern: '*/*${*}', nameable: false });
  expect(escapeValue('日本')).toBeUndefined();
});
