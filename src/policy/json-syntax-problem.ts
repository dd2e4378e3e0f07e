// Says what the JSON reader expected and what stands there instead, and recognises what people write in JSON by mistake.
import { type JsonCursor, stopAt } from './json-cursor.ts';
import { nameCharacter } from './name-character.ts';

/** Records that `expected` does not stand at the cursor. */
export function jsonSyntaxProblem(cursor: JsonCursor, expected: string): 0 {
  const { text, end } = cursor;
  const start = cursor.position;
  if (start >= end) {
    return stopAt(cursor, {
      code: 'json-syntax',
      message: `expected ${expected}, found the end of the text`,
      hint: 'the document is cut off: check that it is complete',
      start,
      end: start,
    });
  }
  const word = wordAt(text, start, end);
  const found = word.length > 1 ? `\`${word}\`` : nameCharacter(text.codePointAt(start) ?? 0);
  const problemEnd = start + Math.max(word.length, 1);
  return stopAt(cursor, {
    code: 'json-syntax',
    message: `expected ${expected}, found ${found}`,
    hint: hintFor(cursor, expected),
    start,
    end: problemEnd,
  });
}

function hintFor(cursor: JsonCursor, expected: string): string {
  const { text, position, end } = cursor;
  const code = text.charCodeAt(position);
  const next = position + 1 < end ? text.charCodeAt(position + 1) : 0;
  if ((code === 0x7d || code === 0x5d) && isAfterComma(text, position)) return 'remove the comma before it: JSON has no trailing commas';
  if (code === 0x23 || (code === 0x2f && (next === 0x2f || next === 0x2a))) return 'remove the comment: JSON has none';
  if (code === 0x27 || code === 0x201c || code === 0x201d) return 'use plain double quotes';
  if (code === 0x25) return 'decode it first: this looks URL-encoded';
  if (code === 0) return 'save the file as UTF-8 text';
  if (code === 0xfeff) return 'a byte order mark may only stand at the very start';
  if (expected === 'the end of the text') return 'keep one JSON value in the document';
  if (expected.startsWith('`,`'))
    return code === 0x3a ? 'a list holds values, an object holds keys and values' : 'a comma may be missing before it';
  if (expected.startsWith('`:`')) return 'write a colon and a value after the key';
  if (expected.startsWith('a key')) return 'quote the key';
  return 'a value is an object, a list, a string in double quotes, a number, true, false or null';
}

function isAfterComma(text: string, position: number): boolean {
  let index = position - 1;
  while (index >= 0 && isSpace(text.charCodeAt(index))) index--;
  return index >= 0 && text.charCodeAt(index) === 0x2c;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The run of letters, digits and underscores at a place, at most 20. */
function wordAt(text: string, start: number, end: number): string {
  let index = start;
  while (index < end && index < start + 20 && isWordCharacter(text.charCodeAt(index))) index++;
  return text.slice(start, index);
}

function isWordCharacter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
