// Text that could do something to a terminal.
import { expect, test } from 'vitest';
import { printable, printableLines } from './printable.ts';

test.each([
  ['plain, ümlaut, 日本語, 🙂', 'plain, ümlaut, 日本語, 🙂'],
  ['\u001b[2J', '\\u001b[2J'],
  ['a\nb\r\u0000', 'a\\u000ab\\u000d\\u0000'],
  ['\u009b1m\u202e\u200b\ufeff\u2028', '\\u009b1m\\u202e\\u200b\\ufeff\\u2028'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['\ud800x', '\\ud800x'],
])('%j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('of JSON it is the same JSON', () => {
  const value = { name: '\u001b\u202e\u{e0041}\u2028"\\', list: ['\u0085'] };
  const text = printableLines(JSON.stringify(value, null, 2));
  expect(text.split('\n')).toHaveLength(6);
  expect(JSON.parse(text)).toEqual(value);
});
