// Scans the key of an object's member, and keeps an object from having the same key twice.
import { decodeJsonString } from './decode-json-string.ts';
import { type JsonCursor, skipSpace, stopAt } from './json-cursor.ts';
import { jsonSyntaxProblem } from './json-syntax-problem.ts';
import { after, append } from './json-tape.ts';
import { quoteInput } from './quote-input.ts';
import { scanJsonString } from './scan-json-string.ts';

/** The keys of the open objects that have many: by the object's place on the tape, where each key begins by its decoded value. */
export type ManyKeys = Map<number, Map<string, number>>;

/** Up to this many keys, comparing each with all before it is faster than a map. */
const FEW = 8;

/** Scans `"key" :` of `object`; `code` is the character at the cursor, which ends up behind the colon. False on a problem. */
export function scanJsonKey(cursor: JsonCursor, object: number, code: number, many: ManyKeys): boolean {
  const { tape } = cursor;
  if (code !== 0x22) {
    jsonSyntaxProblem(cursor, tape.used === object + 2 ? 'a key in double quotes or `}`' : 'a key in double quotes');
    return false;
  }
  const end = scanJsonString(cursor);
  if (end === 0) return false;
  const key = append(tape, cursor.position, end);
  const first = findEarlier(cursor, object, key, many);
  if (first >= 0) {
    duplicateKey(cursor, key, first);
    return false;
  }
  cursor.position = end < 0 ? ~end : end;
  if (skipSpace(cursor) !== 0x3a) {
    jsonSyntaxProblem(cursor, '`:` after the key');
    return false;
  }
  cursor.position++;
  return true;
}

/** Where the same key begins earlier in the object, or -1. */
function findEarlier(cursor: JsonCursor, object: number, key: number, many: ManyKeys): number {
  const { text } = cursor;
  const words = cursor.tape.words;
  const known = many.size === 0 ? undefined : many.get(object);
  if (known !== undefined) return remember(known, keyAt(text, words, key), words[key] as number);
  let count = 0;
  for (let other = object + 2; other < key; other = after(text, words, other + 2)) {
    if (isSameKey(text, words, other, key)) return words[other] as number;
    count++;
  }
  if (count >= FEW) {
    const keys = new Map<string, number>();
    for (let other = object + 2; other <= key; other = after(text, words, other + 2)) {
      remember(keys, keyAt(text, words, other), words[other] as number);
      if (other === key) break;
    }
    many.set(object, keys);
  }
  return -1;
}

/** Adds a key; where it stands already, or -1. */
function remember(keys: Map<string, number>, key: string, start: number): number {
  const first = keys.get(key);
  if (first !== undefined) return first;
  keys.set(key, start);
  return -1;
}

function isSameKey(text: string, words: Int32Array, left: number, right: number): boolean {
  const leftEnd = words[left + 1] as number;
  const rightEnd = words[right + 1] as number;
  if (leftEnd < 0 || rightEnd < 0) return keyAt(text, words, left) === keyAt(text, words, right);
  let from = words[left] as number;
  let to = words[right] as number;
  if (leftEnd - from !== rightEnd - to) return false;
  while (from < leftEnd) if (text.charCodeAt(from++) !== text.charCodeAt(to++)) return false;
  return true;
}

function keyAt(text: string, words: Int32Array, index: number): string {
  const start = words[index] as number;
  const end = words[index + 1] as number;
  return end < 0 ? decodeJsonString(text, start, ~end) : text.slice(start + 1, end - 1);
}

function duplicateKey(cursor: JsonCursor, key: number, first: number): void {
  const words = cursor.tape.words;
  const end = words[key + 1] as number;
  stopAt(cursor, {
    code: 'duplicate-key',
    message: `expected each key once in an object, found ${quoteInput(keyAt(cursor.text, words, key))} again`,
    hint: 'keep one of the two: which one counts differs from reader to reader',
    start: words[key] as number,
    end: end < 0 ? ~end : end,
    first,
  });
}
