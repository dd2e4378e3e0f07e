// Times and ids of events in the fewest bytes. `2023-07-10T11:42:36Z` is its 14 digits; other times are texts. An id is the 16 bytes of its digits, or a text.
import { textBefore } from './host';
import { findOrAdd, Kind } from './text-table';

/** Set in a time that is a text, whose address stands below; that of no time is 0. */
const IS_TEXT: u64 = 1 << 63;
export const NO_TIME: u64 = IS_TEXT;

export function isTextTime(time: u64): bool {
  return (time & IS_TEXT) != 0;
}

export function timeOfText(text: usize): u64 {
  return IS_TEXT | <u64>text;
}

/** The time whose 20 characters stand at `at`; `NO_TIME` if they are none of that form. */
export function timeOf(at: usize): u64 {
  const first = v128.load(at);
  // 2023-07-10T11:42 and :36Z
  const digits = i8x16.sub(first, i8x16.splat(0x30));
  const isDigit = i8x16.le_u(digits, i8x16.splat(9));
  if ((<u32>i8x16.bitmask(isDigit) & 0xdb6f) != 0xdb6f) return NO_TIME;
  const marks = i8x16.eq(first, i8x16(0, 0, 0, 0, 0x2d, 0, 0, 0x2d, 0, 0, 0x54, 0, 0, 0x3a, 0, 0));
  if ((<u32>i8x16.bitmask(marks) & 0x2490) != 0x2490) return NO_TIME;
  const rest = load<u32>(at, 16);
  const tens = ((rest >> 8) & 255) - 0x30;
  const ones = ((rest >> 16) & 255) - 0x30;
  if ((rest & 255) != 0x3a || rest >> 24 != 0x5a || tens > 9 || ones > 9) return NO_TIME;
  // Twelve digits in twelve bytes, then two to a byte.
  const packed = i8x16.swizzle(digits, i8x16(0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, -1, -1, -1, -1));
  const pairs = v128.or(i16x8.shl(packed, 4), i16x8.shr_u(packed, 8));
  const bytes = i8x16.swizzle(pairs, i8x16(10, 8, 6, 4, 2, 0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
  return (i64x2.extract_lane(bytes, 0) << 8) | ((<u64>tens) << 4) | <u64>ones;
}

/** Whether one time comes before another one: as text, with no time at the end. */
export function isBefore(time: u64, other: u64): bool {
  if (((time | other) & IS_TEXT) == 0) return time < other;
  if (time == NO_TIME) return false;
  return other == NO_TIME || textBefore(textOfTime(time), textOfTime(other));
}

/** Likewise with no time at the beginning. */
export function isAfter(time: u64, other: u64): bool {
  if (((time | other) & IS_TEXT) == 0) return time > other;
  if (time == NO_TIME) return false;
  return other == NO_TIME || textBefore(textOfTime(other), textOfTime(time));
}

const written: usize = memory.data(32, 16);

/** Whether a text is an instant with parts of a second, which come right before the `Z`. */
export function isFineInstant(at: usize, length: usize): bool {
  const last = at + length - 1;
  if (length < 22 || load<u8>(at, 19) != 0x2e || load<u8>(last) != 0x5a) return false;
  for (let digit = at + 20; digit < last; digit++) if (load<u8>(digit) - 0x30 > 9) return false;
  v128.store(written, v128.load(at));
  store<u32>(written, (load<u32>(at, 16) & 0xffffff) | 0x5a000000, 16);
  return timeOf(written) != NO_TIME;
}

export function textOfTime(time: u64): usize {
  if ((time & IS_TEXT) != 0) return <usize>(time & 0xffffffff);
  writeTime(time, written);
  return findOrAdd(written, 20, Kind.TEXT);
}

/** The 20 characters of a time that is no text. */
export function writeTime(time: u64, at: usize): void {
  for (let digit = 0; digit < 14; digit++) {
    if (digit == 4 || digit == 6) store<u8>(at++, 0x2d);
    else if (digit == 8) store<u8>(at++, 0x54);
    else if (digit > 8 && (digit & 1) == 0) store<u8>(at++, 0x3a);
    store<u8>(at++, <u8>((time >> ((<u64>(13 - digit)) << 2)) & 15) + 0x30);
  }
  store<u8>(at, 0x5a);
}

/** Whether 36 characters are an id of the usual form, in small letters; its 16 bytes are written to `id` then. */
export function readUsualId(at: usize, id: usize): bool {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 20);
  if (load<u8>(at, 8) != 0x2d || load<u8>(at, 13) != 0x2d || load<u8>(at, 18) != 0x2d || load<u8>(at, 23) != 0x2d) return false;
  const first = i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17);
  const second = i8x16.shuffle(b, c, 3, 4, 5, 6, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
  const low = digitsOf(first);
  if (!allHex) return false;
  const high = digitsOf(second);
  if (!allHex) return false;
  v128.store(id, i8x16.narrow_i16x8_u(pairsOf(low), pairsOf(high)));
  return true;
}

let allHex: bool = false;

function digitsOf(characters: v128): v128 {
  const digits = i8x16.sub(characters, i8x16.splat(0x30));
  const letters = i8x16.sub(characters, i8x16.splat(0x61));
  const isDigit = i8x16.le_u(digits, i8x16.splat(9));
  const isLetter = i8x16.le_u(letters, i8x16.splat(5));
  allHex = i8x16.all_true(v128.or(isDigit, isLetter));
  return v128.bitselect(digits, i8x16.add(letters, i8x16.splat(10)), isDigit);
}

function pairsOf(digits: v128): v128 {
  return v128.and(v128.or(i16x8.shl(digits, 4), i16x8.shr_u(digits, 8)), i16x8.splat(255));
}
