// Documents inside strings: their text, and the way back to the outer file.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceText } from './ast.ts';
import { embeddedSource } from './embedded-source.ts';
import type { JsonString } from './json-node.ts';
import { positionAt } from './position-at.ts';
import { readJson } from './read-json.ts';

/** The one string of a text, and what stands in it. */
function embed(text: string): {
  readonly node: JsonString;
  readonly source: SourceText;
  readonly result: ReturnType<typeof embeddedSource>;
} {
  const source = { name: 'outer.json', text };
  const read = readJson(source);
  if (!read.ok || read.value.kind !== 'string') throw new Error('not a string');
  return { node: read.value, source, result: embeddedSource(source, read.value) };
}

function inner(text: string): SourceText {
  const { result } = embed(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('plain JSON in a string', () => {
  test('offsets lead through the escapes', () => {
    const source = inner('\n\n  "{\\"a\\":\\n \\u0022x\\u0022}"');
    expect(source.text).toBe('{"a":\n "x"}');
    expect(source.name).toBe('outer.json');
    expect(positionAt(source, 0)).toEqual({ file: 'outer.json', line: 3, column: 4 });
    expect(positionAt(source, source.text.indexOf('a'))).toMatchObject({ line: 3, column: 7 });
    expect(positionAt(source, source.text.indexOf('x'))).toMatchObject({ line: 3, column: 20 });
    expect(positionAt(source, source.text.length)).toMatchObject({ line: 3, column: 28 });
  });

  test('without escapes', () => {
    const source = inner('"[1, 2]"');
    expect(positionAt(source, 4)).toMatchObject({ line: 1, column: 6 });
  });

  test('a string inside the string leads to the outermost file', () => {
    const outer = inner(JSON.stringify(JSON.stringify('[7]')));
    const read = readJson(outer);
    if (!read.ok || read.value.kind !== 'string') throw new Error('not a string');
    const innermost = embeddedSource(outer, read.value);
    expect(innermost.ok && innermost.value.text).toBe('[7]');
    expect(innermost.ok && positionAt(innermost.value, 1)).toMatchObject({ line: 1, column: 5 });
  });
});

describe('URL-encoded JSON in a string', () => {
  test('offsets lead through the encoding', () => {
    const source = inner('"%7B%22é%22%3A %22%E3%81%82%F0%9F%98%80+%22%7D"');
    expect(source.text).toBe('{"é": "あ😀+"}');
    expect(positionAt(source, 0).column).toBe(2);
    expect(positionAt(source, source.text.indexOf('é')).column).toBe(8);
    expect(positionAt(source, source.text.indexOf('あ')).column).toBe(19);
    expect(positionAt(source, source.text.indexOf('😀')).column).toBe(28);
    expect(positionAt(source, source.text.indexOf('+')).column).toBe(40);
  });

  test.each([
    '%7B%2',
    '%7B%zz%7D',
    '%7B%ff%7D',
    '%7B%C0%80%7D',
    '%7B%E0%80%80',
    '%7B%F0%80%80%80',
    '%7B%ED%A0%80%7D',
    '%7B%E3%81',
    '%7B%E3%81x%82',
    '%7B%F4%90%80%80',
    '%7B%80',
  ])('%s is refused at the place', (text) => {
    const { result } = embed(`"${text}"`);
    expect(!result.ok && result.error).toMatchObject({ code: 'url-encoding', span: { start: 4 } });
  });

  test('is decoded as decodeURIComponent decodes it', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('%', '%7B', '%E3%81%82', '%F0%9F%98%80', '%c3%a9', '%ED', '%A0', '%80', '%F4', '+'),
        fc.string({ maxLength: 2 }),
      ),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const encoded = `%7B${parts.join('')}`;
        const { result } = embed(JSON.stringify(encoded));
        let expected: string | undefined;
        try {
          expected = decodeURIComponent(encoded);
        } catch {
          expected = undefined;
        }
        expect(result.ok ? result.value.text : undefined).toBe(expected);
      }),
    );
  });
});

test('every offset leads to the character that it came from, in order', () => {
  const character = fc.oneof(fc.constantFrom('"', '\\', '\n', '{', 'é', '😀', '\ud800', '%'), fc.string({ minLength: 1, maxLength: 1 }));
  fc.assert(
    fc.property(fc.array(character), fc.boolean(), (characters, encode) => {
      const content = `[${characters.filter((each) => !encode || each !== '\ud800').join('')}`;
      const file = `  ${JSON.stringify(encode ? encodeURIComponent(content) : content)}`;
      const source = inner(file);
      expect(source.text).toBe(content);
      let last = 2;
      for (let offset = 0; offset <= content.length; offset++) {
        const at = source.outer?.offsetOf(offset) ?? -1;
        expect(at >= last && at < file.length).toBe(true);
        const code = content.charCodeAt(offset);
        const isPlain = file.charCodeAt(at) === code && code !== 0x25 && code !== 0x5c;
        expect(isPlain || file[at] === '\\' || file[at] === '%' || offset === content.length || (code >= 0xdc00 && code < 0xe000)).toBe(
          true,
        );
        last = at;
      }
      expect(last).toBe(file.length - 1);
    }),
  );
});
