// Scans one JSON value onto a tape: one pass, no recursion, nothing allocated per value.
import { type JsonCursor, skipSpace, stopAt } from './json-cursor.ts';
import { jsonSyntaxProblem } from './json-syntax-problem.ts';
import { append } from './json-tape.ts';
import { type ManyKeys, scanJsonKey } from './scan-json-key.ts';
import { scanJsonNumber } from './scan-json-number.ts';
import { scanJsonString } from './scan-json-string.ts';

const NONE = -1;

/** Scans the value at the cursor; false on a problem, which the cursor then holds. */
export function scanJson(cursor: JsonCursor): boolean {
  const { text, tape } = cursor;
  const many: ManyKeys = new Map();
  let container = NONE;
  let depth = 0;
  for (;;) {
    const code = skipSpace(cursor);
    const isObject = code === 0x7b;
    if (isObject || code === 0x5b) {
      if (depth++ === cursor.maxDepth) return tooDeep(cursor);
      container = append(tape, cursor.position++, container);
      const next = skipSpace(cursor);
      if (next !== (isObject ? 0x7d : 0x5d)) {
        if (isObject && !scanJsonKey(cursor, container, next, many)) return false;
        continue;
      }
    } else if (!scanScalar(cursor, code)) {
      return false;
    }
    for (;;) {
      if (container === NONE) return true;
      const inObject = text.charCodeAt(tape.words[container] as number) === 0x7b;
      const next = skipSpace(cursor);
      if (next === 0x2c) {
        cursor.position++;
        if (inObject && !scanJsonKey(cursor, container, skipSpace(cursor), many)) return false;
        break;
      }
      if (next !== (inObject ? 0x7d : 0x5d)) return jsonSyntaxProblem(cursor, inObject ? '`,` or `}`' : '`,` or `]`') !== 0;
      cursor.position++;
      depth--;
      if (many.size > 0) many.delete(container);
      const outer = tape.words[container + 1] as number;
      append(tape, cursor.position, 0);
      tape.words[container + 1] = tape.used;
      container = outer;
    }
  }
}

function scanScalar(cursor: JsonCursor, code: number): boolean {
  const end = scalarEnd(cursor, code);
  if (end === 0) return false;
  append(cursor.tape, cursor.position, end);
  cursor.position = end < 0 ? ~end : end;
  return true;
}

function scalarEnd(cursor: JsonCursor, code: number): number {
  switch (code) {
    case 0x22:
      return scanJsonString(cursor);
    case 0x74:
      return scanWord(cursor, 'true');
    case 0x66:
      return scanWord(cursor, 'false');
    case 0x6e:
      return scanWord(cursor, 'null');
    default:
      return code === 0x2d || (code >= 0x30 && code <= 0x39) ? scanJsonNumber(cursor) : jsonSyntaxProblem(cursor, 'a value');
  }
}

function scanWord(cursor: JsonCursor, word: string): number {
  const end = cursor.position + word.length;
  return end <= cursor.end && cursor.text.startsWith(word, cursor.position) ? end : jsonSyntaxProblem(cursor, 'a value');
}

function tooDeep(cursor: JsonCursor): false {
  stopAt(cursor, {
    code: 'too-deep',
    message: `expected at most ${cursor.maxDepth} objects and arrays inside one another`,
    hint: 'flatten the document; a policy nests no deeper than 6',
    start: cursor.position,
    end: cursor.position + 1,
  });
  return false;
}
