// Whether an object can be passed over because none of some principals is in it. Looks at its bytes alone, at the speed of the machine's own search.
import type { PrincipalPattern } from '../principal-pattern.ts';
import type { ScannedObject } from './object-scanner.ts';
import { type PrincipalMark, principalMark } from './principal-mark.ts';

/** More searches than this take longer than reading. */
const MOST_PRINCIPALS = 4;
/** Backslashes that are looked at one by one; each takes as long as searching some thousand bytes. */
const MOST_BACKSLASHES = 200;

/** Undefined where nothing may be passed over. */
export function passingOver(principals: readonly PrincipalPattern[] | undefined): ((object: Uint8Array) => boolean) | undefined {
  if (principals === undefined || principals.length > MOST_PRINCIPALS) return undefined;
  const marks = principals.map(principalMark).filter((mark) => mark !== undefined);
  if (marks.length < principals.length) return undefined;
  let needles: readonly Needle[] | undefined;
  return (object) => {
    if (!looksWhole(object)) return false;
    const bytes = Buffer.from(object.buffer, object.byteOffset, object.byteLength);
    needles ??= marks.map((mark) => needleFor(mark, bytes));
    for (const [index, needle] of needles.entries()) {
      const { isThere, elsewhere } = search(bytes, needle);
      if (isThere) return false;
      if (elsewhere > MOST_ELSEWHERE) needles = needles.with(index, needleFor(needle.mark, bytes));
    }
    return !hasOtherSpelling(bytes);
  };
}

/** What is searched for: a short part of a mark that begins with a byte that logs seldom have, so that few places have to be looked at. */
interface Needle {
  readonly mark: PrincipalMark;
  readonly part: Buffer;
  readonly offset: number;
}

/** Shorter than what the engine builds tables for, which only help where first bytes are frequent. */
const PART = 7;
const SAMPLE = 256 * 1024;

/** A part that stands so often where the mark does not is a bad one. */
const MOST_ELSEWHERE = 10;

/** The best part for logs that are like the sample. */
function needleFor(mark: PrincipalMark, sample: Buffer): Needle {
  const { text } = mark;
  if (text.length <= PART) return { mark, part: text, offset: 0 };
  const counts = new Uint32Array(256);
  sample.subarray(0, SAMPLE).forEach((byte) => {
    counts[byte] = (counts[byte] ?? 0) + 1;
  });
  const countAt = (at: number): number => counts[text[at] ?? 0] ?? 0;
  const offsets = Array.from({ length: text.length - PART + 1 }, (_, at) => at).sort((a, b) => countAt(a) - countAt(b));
  const partAt = (at: number): Buffer => text.subarray(at, at + PART);
  // A part that stands in an object of others stands in many.
  const offset = offsets.find((at) => !sample.includes(partAt(at))) ?? offsets[0] ?? 0;
  return { mark, part: partAt(offset), offset };
}

function search(bytes: Buffer, { mark, part, offset }: Needle): { readonly isThere: boolean; readonly elsewhere: number } {
  let elsewhere = 0;
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) {
    const from = at - offset;
    const isText = from >= 0 && bytes.subarray(from, from + mark.text.length).equals(mark.text);
    if (isText && mark.isAt?.(bytes, from) !== false) return { isThere: true, elsewhere };
    elsewhere++;
  }
  return { isThere: false, elsewhere };
}

/** Otherwise than as it is, JSON may only write the characters of a mark as `\/` or `\u…`. */
function hasOtherSpelling(bytes: Buffer): boolean {
  let at = bytes.indexOf(BACKSLASH);
  for (let count = 0; at >= 0 && count < MOST_BACKSLASHES; count++) {
    if (bytes[at + 1] === LETTER_U || bytes[at + 1] === SLASH) return true;
    at = bytes.indexOf(BACKSLASH, at + 2);
  }
  return at >= 0 && (bytes.includes('\\u', at) || bytes.includes('\\/', at));
}

const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const LETTER_U = 0x75;

/** What is cut off must be noticed. */
function looksWhole(object: Uint8Array): boolean {
  const first = object.find((byte) => !isSpace(byte));
  const last = object.findLast((byte) => !isSpace(byte));
  return (first === 0x7b && last === 0x7d) || (first === 0x5b && last === 0x5d);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

export const PASSED_OVER: ScannedObject = {
  events: 0,
  repeats: 0,
  malformed: 0,
  outside: 0,
  untimed: 0,
  passedOver: true,
  firstSeen: '',
  lastSeen: '',
  dataEventSources: [],
};
