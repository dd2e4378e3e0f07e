// Whether a JSON text is written as `JSON.stringify` writes what `JSON.parse` reads. Only sure cases: for the others JavaScript is asked.
import { sameBytes } from './compare';
import { byteAt } from './walk';

/** Names of one object that are looked at for repeats. */
const MOST_MEMBERS: usize = 24;
/** Levels that are looked at here; each has its own place for names. */
const MOST_LEVELS: usize = 16;
const names: usize = memory.data(3072 + 384, 16);

let past: usize = 0;

/** A parameter is never nested deeper than this; its text is then `null`, as if it had been left out. */
const DEEPEST: u32 = 500;

export function isCanonical(at: usize, length: usize): bool {
  past = at + length;
  return value(at, 0) == past;
}

/** Whether anything in an object is nested deeper than a wanted member may be. */
export function isTooDeep(at: usize, length: usize): bool {
  let depth: u32 = 0;
  let inString = false;
  for (const end = at + length; at < end; at++) {
    const byte = byteAt(at);
    if (inString) {
      if (byte == 0x5c) at++;
      else if (byte == 0x22) inString = false;
    } else if (byte == 0x22) {
      inString = true;
    } else if ((byte | 0x20) == 0x7b) {
      if (++depth > DEEPEST + 1) return true;
    } else if ((byte | 0x20) == 0x7d) {
      depth--;
    }
  }
  return false;
}

function value(at: usize, level: usize): usize {
  if (at >= past) return 0;
  switch (byteAt(at)) {
    case 0x22:
      return string(at);
    case 0x7b:
      return level == MOST_LEVELS ? 0 : object(at, level);
    case 0x5b:
      return level == MOST_LEVELS ? 0 : list(at, level);
    case 0x74:
      return load<u32>(at) == 0x65757274 ? at + 4 : 0;
    case 0x66:
      return load<u32>(at, 1) == 0x65736c61 ? at + 5 : 0;
    case 0x6e:
      return load<u32>(at) == 0x6c6c756e ? at + 4 : 0;
    default:
      return number(at);
  }
}

/** Whole numbers of at most 15 digits: longer ones and fractions may be written otherwise. */
function number(at: usize): usize {
  const isNegative = byteAt(at) == 0x2d;
  if (isNegative) at++;
  const first = byteAt(at);
  if (first == 0x30) return isNegative || isNumeric(byteAt(at + 1)) ? 0 : at + 1;
  const start = at;
  while (isDigit(byteAt(at))) at++;
  return at == start || at - start > 15 || isNumeric(byteAt(at)) ? 0 : at;
}

function isDigit(byte: u32): bool {
  return byte >= 0x30 && byte <= 0x39;
}

function isNumeric(byte: u32): bool {
  return isDigit(byte) || byte == 0x2e || (byte | 0x20) == 0x65;
}

/** Bytes beyond ASCII are negative as signed ones, and so below the space too. */
function string(at: usize): usize {
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const space = i8x16.splat(0x20);
  at++;
  while (at < past) {
    const bytes = v128.load(at);
    const marks = v128.or(v128.or(i8x16.eq(bytes, quote), i8x16.eq(bytes, backslash)), i8x16.lt_s(bytes, space));
    const found = i8x16.bitmask(marks);
    if (found == 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (byteAt(at) == 0x22) return at < past ? at + 1 : 0;
    if (byteAt(at) != 0x5c) return 0;
    const next = byteAt(at + 1);
    const isShort = next == 0x22 || next == 0x5c || next == 0x62 || next == 0x66 || next == 0x6e || next == 0x72 || next == 0x74;
    if (!isShort) return 0;
    at += 2;
  }
  return 0;
}

function list(at: usize, level: usize): usize {
  if (byteAt(at + 1) == 0x5d) return at + 2;
  while (true) {
    at = value(at + 1, level + 1);
    if (at == 0) return 0;
    if (byteAt(at) == 0x5d) return at + 1;
    if (byteAt(at) != 0x2c) return 0;
  }
}

/** Names that begin with a digit come first in JavaScript's objects, whatever their order was. */
function object(at: usize, level: usize): usize {
  if (byteAt(at + 1) == 0x7d) return at + 2;
  const own = names + level * MOST_MEMBERS * 8;
  let count: usize = 0;
  while (true) {
    const name = at + 1;
    if (count == MOST_MEMBERS || byteAt(name) != 0x22 || isDigit(byteAt(name + 1))) return 0;
    at = string(name);
    if (at == 0 || byteAt(at) != 0x3a) return 0;
    const length = at - name;
    for (let other = own, end = own + count * 8; other < end; other += 8) {
      if (<usize>load<u32>(other, 4) == length && sameBytes(<usize>load<u32>(other), name, length)) return 0;
    }
    store<u32>(own + count * 8, <u32>name);
    store<u32>(own + count * 8, <u32>length, 4);
    count++;
    at = value(at + 1, level + 1);
    if (at == 0) return 0;
    if (byteAt(at) == 0x7d) return at + 1;
    if (byteAt(at) != 0x2c) return 0;
  }
}
