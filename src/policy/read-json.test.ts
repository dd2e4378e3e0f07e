// The JSON reader: values with their places, and what it refuses, each with its place and what was expected.
import { describe, expect, test } from 'vitest';
import { findMember } from './find-member.ts';
import type { JsonNode, JsonObject } from './json-node.ts';
import { estateLimits, policyLimits } from './limits.ts';
import { readJson } from './read-json.ts';

const source = (text: string) => ({ name: 'p.json', text });

function read(text: string): JsonNode {
  const result = readJson(source(text));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function readObject(text: string): JsonObject {
  const node = read(text);
  if (node.kind !== 'object') throw new Error('not an object');
  return node;
}

/** `code start-end message` of the error. */
function refusal(text: string, limits = policyLimits): string {
  const result = readJson(source(text), limits);
  if (result.ok) return 'ok';
  const { code, span, message, hint } = result.error;
  expect(hint).toBeTruthy();
  return `${code} ${span.start}-${span.end} ${message}`;
}

const spanned = (text: string, node: { readonly span: { readonly start: number; readonly end: number } }): string =>
  text.slice(node.span.start, node.span.end);

describe('values', () => {
  test('every kind has its span', () => {
    const text = ' {"a": [1, -2.50e+3, "x"], "b": {"c": true, "d": false}, "e": null} ';
    const object = readObject(text);
    expect(spanned(text, object)).toBe(text.trim());
    expect(object.members.map((member) => member.key.value)).toEqual(['a', 'b', 'e']);
    expect(object.members.map((member) => spanned(text, member.key))).toEqual(['"a"', '"b"', '"e"']);
    expect(object.members.map((member) => spanned(text, member.value))).toEqual(['[1, -2.50e+3, "x"]', '{"c": true, "d": false}', 'null']);
    const list = findMember(object, 'a');
    expect(list?.kind === 'array' && list.items.map((item) => spanned(text, item))).toEqual(['1', '-2.50e+3', '"x"']);
    expect(list?.kind === 'array' && list.items[1]).toMatchObject({ kind: 'number', text: '-2.50e+3' });
  });

  test('empty containers, and containers inside one another', () => {
    const node = read('[[], {}, [[]], {"a": {}}]');
    expect(node.kind === 'array' && node.items.map((item) => item.span)).toEqual([
      { start: 1, end: 3 },
      { start: 5, end: 7 },
      { start: 9, end: 13 },
      { start: 15, end: 24 },
    ]);
  });

  test('nodes are made once', () => {
    const object = readObject('{"a": {"b": []}}');
    expect(object.members[0]?.value).toBe(object.members[0]?.value);
  });

  test('escapes are decoded, lone surrogates and U+0000 are kept', () => {
    const node = read('"\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u0041 \\u00e9 \\ud83d\\ude00 \\ud800 \\u0000"');
    expect(node.kind === 'string' && node.value).toBe('" \\ / \b\f\n\r\t A \u00e9 \u{1f600} \ud800 \u0000');
  });

  test('a byte order mark is skipped at the very start only', () => {
    expect(read('\ufeff{"a": 1}').span).toEqual({ start: 1, end: 9 });
    expect(refusal('{\ufeff"a": 1}')).toBe('json-syntax 1-2 expected a key in double quotes or `}`, found U+FEFF');
  });

  test('keys of Object.prototype are keys like any other', () => {
    const object = readObject('{"__proto__": {"Effect": "Allow"}, "constructor": 1, "toString": 2}');
    expect(object.members.map((member) => member.key.value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(findMember(object, 'hasOwnProperty')).toBeUndefined();
    expect(findMember(object, '__proto__')?.kind).toBe('object');
  });

  test('a part of a text is read as if it stood alone, and keeps its offsets', () => {
    const text = 'xx {"a": 1} ]]';
    const result = readJson(source(text), policyLimits, { start: 3, end: 11 });
    expect(result.ok && result.value.span).toEqual({ start: 3, end: 11 });
    const cut = readJson(source(text), policyLimits, { start: 3, end: 10 });
    expect(!cut.ok && cut.error.message).toBe('expected `,` or `}`, found the end of the text');
    for (const whole of ['"abc"', 'true', '-10', '1e5']) {
      const inside = readJson(source(`${whole}${whole}`), policyLimits, { start: 0, end: whole.length });
      expect(inside.ok && inside.value.span).toEqual({ start: 0, end: whole.length });
    }
    const cutString = readJson(source('"abc"'), policyLimits, { start: 0, end: 4 });
    expect(cutString.ok).toBe(false);
    const cutWord = readJson(source('true'), policyLimits, { start: 0, end: 3 });
    expect(cutWord.ok).toBe(false);
  });
});

describe('syntax errors', () => {
  test.each([
    ['', 'json-syntax 0-0 expected a value, found the end of the text'],
    ['  \n', 'json-syntax 3-3 expected a value, found the end of the text'],
    ['{', 'json-syntax 1-1 expected a key in double quotes or `}`, found the end of the text'],
    ['{"a"', 'json-syntax 4-4 expected `:` after the key, found the end of the text'],
    ['{"a": 1', 'json-syntax 7-7 expected `,` or `}`, found the end of the text'],
    ['{"a": 1,}', 'json-syntax 8-9 expected a key in double quotes, found `}`'],
    ['{,}', 'json-syntax 1-2 expected a key in double quotes or `}`, found `,`'],
    ['{Effect: 1}', 'json-syntax 1-7 expected a key in double quotes or `}`, found `Effect`'],
    ["{'a': 1}", "json-syntax 1-2 expected a key in double quotes or `}`, found `'`"],
    ['{"a" 1}', 'json-syntax 5-6 expected `:` after the key, found `1`'],
    ['{"a": 1 "b": 2}', 'json-syntax 8-9 expected `,` or `}`, found `"`'],
    ['{"a": 1]', 'json-syntax 7-8 expected `,` or `}`, found `]`'],
    ['[1,]', 'json-syntax 3-4 expected a value, found `]`'],
    ['[1 2]', 'json-syntax 3-4 expected `,` or `]`, found `2`'],
    ['[1}', 'json-syntax 2-3 expected `,` or `]`, found `}`'],
    ['{} {}', 'json-syntax 3-4 expected the end of the text, found `{`'],
    ['// a\n{}', 'json-syntax 0-1 expected a value, found `/`'],
    ['True', 'json-syntax 0-4 expected a value, found `True`'],
    ['tru', 'json-syntax 0-3 expected a value, found `tru`'],
    ['NaN', 'json-syntax 0-3 expected a value, found `NaN`'],
    ['truest', 'json-syntax 4-6 expected the end of the text, found `st`'],
    ['\u0000{}', 'json-syntax 0-1 expected a value, found U+0000'],
    ['{}\u0000', 'json-syntax 2-3 expected the end of the text, found U+0000'],
    ['\u00a0{}', 'json-syntax 0-1 expected a value, found U+00A0'],
    ['%7B%7D', 'json-syntax 0-1 expected a value, found `%`'],
  ])('%j', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test.each([
    ['01', 'json-syntax 0-2 expected a number without leading zeros, found `01`'],
    ['-012', 'json-syntax 0-4 expected a number without leading zeros, found `-012`'],
    ['-', 'json-syntax 0-1 expected a digit after `-`, found the end of the text'],
    ['1.', 'json-syntax 0-2 expected a digit after the decimal point, found the end of the text'],
    ['1.e5', 'json-syntax 0-3 expected a digit after the decimal point, found `e`'],
    ['1e', 'json-syntax 0-2 expected a digit in the exponent, found the end of the text'],
    ['1e+x', 'json-syntax 0-4 expected a digit in the exponent, found `x`'],
    ['+1', 'json-syntax 0-1 expected a value, found `+`'],
    ['.5', 'json-syntax 0-1 expected a value, found `.`'],
    ['0x10', 'json-syntax 1-4 expected the end of the text, found `x10`'],
  ])('number %s', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test.each([
    ['"abc', 'json-syntax 0-1 expected `"` to close the string that begins here, found the end of the text'],
    ['"abc\\', 'json-syntax 0-1 expected `"` to close the string that begins here, found the end of the text'],
    ['"abc\\"', 'json-syntax 0-1 expected `"` to close the string that begins here, found the end of the text'],
    ['"a\nb"', 'json-syntax 2-3 expected control characters in a string to be escaped, found the end of the line'],
    ['"a\\tb\tc"', 'json-syntax 5-6 expected control characters in a string to be escaped, found U+0009'],
    ['"a\u0000"', 'json-syntax 2-3 expected control characters in a string to be escaped, found U+0000'],
    ['"\\x41"', 'json-syntax 1-3 expected an escape after the backslash, found `x`'],
    ['"\\u00g0"', 'json-syntax 1-6 expected four hexadecimal digits after `\\u`, found `g`'],
    ['"\\u00', 'json-syntax 1-5 expected four hexadecimal digits after `\\u`, found the end of the text'],
  ])('string %j', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test.each([
    ['[1,]', 'remove the comma before it: JSON has no trailing commas'],
    ['[1, /* one */ 2]', 'remove the comment: JSON has none'],
    ['{\u201ca\u201d: 1}', 'use plain double quotes'],
    ['%7B', 'decode it first: this looks URL-encoded'],
  ])('hint for %j', (text, hint) => {
    const result = readJson(source(text));
    expect(!result.ok && result.error.hint).toBe(hint);
  });
});

describe('duplicate keys', () => {
  test('are refused, with both places', () => {
    expect(refusal('{\n  "Effect": "Deny",\n  "Effect": "Allow"\n}')).toBe(
      'duplicate-key 24-32 expected each key once in an object, found `Effect` again at 3:3, first at 2:3',
    );
  });

  test('are compared after decoding, and exactly', () => {
    expect(refusal('{"Effect": 1, "\\u0045ffect": 2}')).toContain('found `Effect` again at 1:15, first at 1:2');
    expect(refusal('{"\\u0045ffect": 1, "E\\u0066fect": 2}')).toContain('duplicate-key');
    expect(refusal('{"Effect": 1, "effect": 2, "Effect ": 3, "": 4, "\\u0000": 5}')).toBe('ok');
  });

  test('are found among many keys, in nested objects, and behind large values', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `"k${index}": {"a": [${index}], "b": {}}`);
    expect(refusal(`{${keys.join(', ')}}`)).toBe('ok');
    expect(refusal(`{${keys.join(', ')}, "k250": 1}`)).toContain('found `k250` again');
    expect(refusal(`{${keys.join(', ')}, "k\\u0030": 1}`)).toContain('found `k0` again');
    expect(refusal(`[{${keys.join(', ')}}, {"k1": 1}, {"x": {"k1": 1}}]`)).toBe('ok');
    for (let count = 1; count < 20; count++) {
      const some = keys.slice(0, count).join(', ');
      expect(refusal(`{${some}, "z": 0}`)).toBe('ok');
      for (let again = 0; again < count; again++) expect(refusal(`{${some}, "k${again}": 0}`)).toContain(`\`k${again}\` again`);
    }
  });
});

describe('limits', () => {
  test('depth', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(refusal(nested(64))).toBe('ok');
    expect(refusal(nested(65))).toBe('too-deep 64-65 expected at most 64 objects and arrays inside one another');
    expect(refusal(nested(128), estateLimits)).toBe('ok');
    expect(refusal('{"a":'.repeat(129), estateLimits)).toContain('too-deep');
    expect(refusal(`[${'[],{},'.repeat(1000)}1]`)).toBe('ok');
  });

  test('length', () => {
    const limits = { maxDepth: 4, maxLength: 10 };
    expect(refusal('"12345678"', limits)).toBe('ok');
    expect(refusal('"123456789"', limits)).toBe('too-long 0-0 expected at most 10 characters, found 11');
    expect(readJson(source(`${' '.repeat(50)}"1234"`), limits, { start: 50, end: 56 }).ok).toBe(true);
  });
});
