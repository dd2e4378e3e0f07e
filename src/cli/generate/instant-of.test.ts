// The forms of `--from` and `--to`.
import { expect, test } from 'vitest';
import { instantOf } from './instant-of.ts';

const NOW = new Date('2026-11-22T10:30:00Z');

test.each([
  ['2026-11-01', 'from', '2026-11-01T00:00:00Z'],
  ['2026-11-01', 'to', '2026-11-02T00:00:00Z'],
  ['2028-02-29', 'to', '2028-03-01T00:00:00Z'],
  ['2026-11-01T08:00Z', 'from', '2026-11-01T08:00:00Z'],
  ['2026-11-01T08:00:07Z', 'to', '2026-11-01T08:00:07Z'],
  ['2d', 'from', '2026-11-20T10:30:00Z'],
  ['12h', 'to', '2026-11-21T22:30:00Z'],
  ['1w', 'from', '2026-11-15T10:30:00Z'],
] as const)('%s as %s', (text, bound, expected) => {
  expect(instantOf(text, bound, NOW)).toBe(expected);
});

test.each(['2026-02-30', '2026-13-01', '2026-11-01T25:00Z', '2026-11-01T08:00', 'yesterday', '90', '-3d', '', '999999d'])(
  'refuses `%s`',
  (text) => {
    expect(() => instantOf(text, 'from', NOW)).toThrow('--from takes a day');
  },
);
