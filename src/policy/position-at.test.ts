// Offsets as lines and columns.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAt, positionAt } from './position-at.ts';

test('lines end with LF or CRLF, and count from 1 as columns do', () => {
  const source = { name: 'p.json', text: 'ab\r\n\ncd\re\n' };
  expect(positionAt(source, 0)).toEqual({ file: 'p.json', line: 1, column: 1 });
  expect(positionAt(source, 1)).toEqual({ file: 'p.json', line: 1, column: 2 });
  expect(positionAt(source, 4)).toEqual({ file: 'p.json', line: 2, column: 1 });
  expect(positionAt(source, 7)).toEqual({ file: 'p.json', line: 3, column: 3 });
  expect(positionAt(source, 10)).toEqual({ file: 'p.json', line: 4, column: 1 });
  expect([1, 2, 3, 4].map((line) => lineAt(source, line).text)).toEqual(['ab', '', 'cd\re', '']);
});

test('offsets beyond the text count as its ends', () => {
  const source = { name: 'p', text: 'a\nb' };
  expect(positionAt(source, -5)).toMatchObject({ line: 1, column: 1 });
  expect(positionAt(source, 99)).toMatchObject({ line: 2, column: 2 });
  expect(positionAt({ name: 'p', text: '' }, 0)).toMatchObject({ line: 1, column: 1 });
});

test('an offset comes back from its line and column', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', '😀')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(), (content, seed) => {
      const source = { name: 'p', text: content };
      const offset = seed % (content.length + 1);
      const { line, column } = positionAt(source, offset);
      expect(lineAt(source, line).start + column - 1).toBe(offset);
      expect(line).toBe(content.slice(0, offset).split('\n').length);
    }),
  );
});
