// Decodes percent-encoded UTF-8 and remembers where each character came from.
import { fail, ok, type Result } from '../model/result.ts';
import { hexDigit } from './decode-json-string.ts';

export interface PercentDecoded {
  readonly text: string;
  /** For each offset in `text`, its end included, the offset in the encoded text. */
  readonly offsets: Uint32Array;
}

/** Decodes `%XX`; every other character stands for itself. The error says which part of the text is not percent-encoded UTF-8. */
export function percentDecode(encoded: string): Result<PercentDecoded, { readonly start: number; readonly end: number }> {
  // No character takes fewer code units encoded than decoded.
  const offsets = new Uint32Array(encoded.length + 1);
  let text = '';
  let position = 0;
  while (position < encoded.length) {
    offsets[text.length] = position;
    if (encoded.charCodeAt(position) !== 0x25) {
      text += encoded.charAt(position++);
      continue;
    }
    const sequence = readSequence(encoded, position);
    if (sequence === undefined) return fail({ start: position, end: Math.min(position + 3, encoded.length) });
    if (sequence.codePoint > 0xffff) offsets[text.length + 1] = position;
    text += String.fromCodePoint(sequence.codePoint);
    position = sequence.end;
  }
  offsets[text.length] = position;
  return ok({ text, offsets: offsets.subarray(0, text.length + 1) });
}

/** One code point from one to four encoded bytes; undefined if they are not well-formed UTF-8. */
function readSequence(text: string, start: number): { readonly codePoint: number; readonly end: number } | undefined {
  const first = byteAt(text, start);
  if (first < 0 || (first >= 0x80 && first < 0xc2) || first > 0xf4) return undefined;
  if (first < 0x80) return { codePoint: first, end: start + 3 };
  const more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  let codePoint = first & (0x3f >> more);
  for (let index = 1; index <= more; index++) {
    const byte = byteAt(text, start + 3 * index);
    if (byte < 0x80 || byte > 0xbf) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isOverlong = (more === 2 && codePoint < 0x800) || (more === 3 && codePoint < 0x10000);
  if (isOverlong || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
  return { codePoint, end: start + 3 * (more + 1) };
}

/** The byte that `%XX` at `position` stands for, or -1. */
function byteAt(text: string, position: number): number {
  if (position + 3 > text.length || text.charCodeAt(position) !== 0x25) return -1;
  const high = hexDigit(text.charCodeAt(position + 1));
  const low = hexDigit(text.charCodeAt(position + 2));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}
