// Names that were likely meant.
import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  ['statement', 'Statement'],
  ['Statment', 'Statement'],
  ['Statements', 'Statement'],
  ['EFFECT', 'Effect'],
  ['Efect', 'Effect'],
  ['Comment', undefined],
  ['', undefined],
  ['x', undefined],
  ['Statement'.repeat(10), undefined],
])('%s: %s', (text, expected) => {
  expect(nearestName(text, ['Version', 'Id', 'Statement', 'Effect'])).toBe(expected);
});
