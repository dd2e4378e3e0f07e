// Spans of time.
import { expect, test } from 'vitest';
import { secondsOf } from './duration.ts';

test.each([
  ['90s', 90],
  ['2h', 7200],
  ['1d12h', 129_600],
  ['-30m', -1800],
  ['1w', 604_800],
])('%s is %d s', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});

test.each(['', '2', 'h', '1.5h', '2 h', '--2h'])('%j is none', (text) => {
  expect(() => secondsOf(text)).toThrow('is no span of time');
});
