// Numbers in words.
import { expect, test } from 'vitest';
import { bytesText, count, counted, durationText, spanText } from './quantity.ts';

test('counts', () => {
  expect([0, 999, 1000, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect([counted(1, 'call'), counted(2, 'call'), counted(2, 'entry', 'entries')]).toEqual(['1 call', '2 calls', '2 entries']);
});

test('sizes and times', () => {
  expect([0, 999, 1000, 123_456, 999_600, 1.6e9, 5e17].map(bytesText)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 kB',
    '123 kB',
    '1.0 MB',
    '1.6 GB',
    '500 PB',
  ]);
  expect([0.2, 12.4, 240, 9000].map(durationText)).toEqual(['under a second', '12 s', '4 min', '2.5 h']);
});

test('spans', () => {
  expect(spanText('2026-11-01T08:00:12Z', '2026-11-03T17:12:59Z')).toBe('2026-11-01 08:00 to 2026-11-03 17:12 UTC');
  expect(spanText('2026-11-01T08:00:12Z', '2026-11-01T08:00:59Z')).toBe('2026-11-01 08:00 UTC');
  expect([spanText('...', 'redacted'), spanText('', '')]).toEqual(['... to redacted', '']);
});
