// The JSON reader against JSON.parse, on valid, mutated and arbitrary texts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/testkit/runs.ts';
import type { JsonNode } from './json-node.ts';
import { estateLimits } from './limits.ts';
import { readJson } from './read-json.ts';

const limits = { ...estateLimits, maxDepth: 1000 };

/** What JSON.parse makes of the same text. */
function toValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map((member) => [member.key.value, toValue(member.value)]));
    case 'array':
      return node.items.map(toValue);
    case 'number':
      return Number(node.text);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

/** Spans lie inside their parents, in order, and hold what they say. */
function checkSpans(text: string, node: JsonNode): void {
  const { start, end } = node.span;
  expect(0 <= start && start < end && end <= text.length).toBe(true);
  expect(JSON.parse(text.slice(start, end))).toEqual(toValue(node));
  let from = start;
  const parts = node.kind === 'object' ? node.members.flatMap(({ key, value }) => [key, value]) : node.kind === 'array' ? node.items : [];
  for (const part of parts) {
    expect(part.span.start > from && part.span.end < end).toBe(true);
    from = part.span.end;
  }
  if (node.kind === 'object')
    for (const { key, value } of node.members) {
      expect(JSON.parse(text.slice(key.span.start, key.span.end))).toBe(key.value);
      checkSpans(text, value);
    }
  if (node.kind === 'array') for (const item of node.items) checkSpans(text, item);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    return true;
  } catch {
    return false;
  }
}

const unit = fc.string({ unit: 'binary', maxLength: 12 });
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -1.5, 1e21),
    unit,
    fc.array(tie('node'), { maxLength: 5 }),
    fc
      .array(fc.tuple(fc.oneof(unit, fc.constantFrom('__proto__', 'Effect', 'a', 'b')), tie('node')), { maxLength: 14 })
      .map(Object.fromEntries),
  ),
})).node;
const printed = fc.tuple(value, fc.constantFrom(0, 1, '\t', '\r\n')).map(([node, space]) => JSON.stringify(node, null, space));

test('what JSON.stringify writes is read as it was', () => {
  fc.assert(
    fc.property(printed, (text) => {
      const result = readJson({ name: '', text }, limits);
      if (!result.ok) throw new Error(result.error.message);
      expect(toValue(result.value)).toEqual(JSON.parse(text));
      checkSpans(text, result.value);
    }),
  );
});

const piece = fc.constantFrom(
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '1',
  '-',
  '.',
  'e',
  '0',
  't',
  '\\u',
  'd800',
  ' ',
  '\n',
  '\u0000',
  '\ufeff',
  "'",
  '"a"',
);
const mutated = fc
  .tuple(printed, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.option(piece)), { minLength: 1, maxLength: 4 }))
  .map(([text, edits]) =>
    edits.reduce((now, [at, cut, put]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + (put ?? '') + now.slice(place + cut);
    }, text),
  );
const anything = fc.oneof(
  mutated,
  fc.string({ unit: 'binary' }),
  fc.array(piece).map((pieces) => pieces.join('')),
);

test('any text is read as JSON.parse reads it, or refused with a place inside it', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const result = readJson({ name: 'x', text }, limits);
      if (result.ok) {
        expect(toValue(result.value)).toEqual(JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text));
        return;
      }
      const { code, span, message, hint } = result.error;
      if (code === 'json-syntax') expect(parses(text)).toBe(false);
      else expect(code).toBe('duplicate-key');
      expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      expect(message.startsWith('expected ') && hint !== '').toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});

test('an object is refused if and only if a key stands twice', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'dd', '\u0000', '"', 'é');
  const spelled = fc.tuple(key, fc.boolean()).map(([name, escaped]) => {
    const hex = [...name].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
    return { name, text: escaped ? `"${hex}"` : JSON.stringify(name) };
  });
  const many = fc.array(
    fc.oneof(
      spelled,
      fc.nat(30).map((n) => ({ name: `k${n}`, text: `"k${n}"` })),
    ),
    { maxLength: 24 },
  );
  fc.assert(
    fc.property(many, (keys) => {
      const text = `{${keys.map((each) => `${each.text}: [{}]`).join(',')}}`;
      const result = readJson({ name: '', text });
      expect(result.ok).toBe(new Set(keys.map((each) => each.name)).size === keys.length);
    }),
  );
});
