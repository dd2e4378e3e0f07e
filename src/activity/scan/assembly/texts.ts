// Values that are strings, as texts of the table.
import { firstBytes, sameBytes } from './compare';
import { decodeText } from './host';
import { giveBlock, powerFor, takeBlock } from './memory';
import { add, ASCII, BYTES, extraOf, find, findOrAdd, Kind, lengthOf, setExtra } from './text-table';
import { end, escaped, findQuote, notJson, skipValue, byteAt } from './walk';

/** After the value that was read last; 0: it could not be read. */
export let next: usize = 0;

/** What was read lately, by how it begins: text, raw length with the closing quote, and up to 48 raw bytes. Most values have just been there. */
const RECENT: usize = memory.data(64 * 1024, 64);
const LONGEST_RECENT: usize = 48;

const TRUE: usize = textOfAscii('true');
export const FALSE: usize = textOfAscii('false');
/** The category of data events. */
export const DATA: usize = textOfAscii('Data');

function textOfAscii(text: string): usize {
  const at = memory.data(32);
  for (let i = 0; i < text.length; i++) store<u8>(at + <usize>i, <u8>text.charCodeAt(i));
  return findOrAdd(at, <usize>text.length, Kind.TEXT);
}

/** The text of a string or boolean, 0 for other values. */
export function readText(at: usize): usize {
  if (byteAt(at) != 0x22) return readOther(at);
  const start = at + 1;
  const index = <usize>((load<u64>(start) * 0x9e3779b97f4a7c15 + load<u64>(start, 8) * 0xd6e8feb86659fd93) >> 54);
  const recent = RECENT + (index << 6);
  const known = <usize>load<u32>(recent, 4);
  if (known != 0 && sameBytes(start, recent + 16, known) && start + known <= end) {
    next = start + known;
    return <usize>load<u32>(recent);
  }
  const text = readNewText(at);
  const length = next - start;
  if (next != 0 && length <= LONGEST_RECENT) {
    store<u32>(recent, <u32>text);
    store<u32>(recent, <u32>length, 4);
    v128.store(recent + 16, v128.load(start));
    v128.store(recent + 32, v128.load(start, 16));
    v128.store(recent + 48, v128.load(start, 32));
  }
  return text;
}

/** Likewise, for what was probably not there before. */
export function readNewText(at: usize): usize {
  if (byteAt(at) != 0x22) return readOther(at);
  const quote = findQuote(at + 1);
  if (quote == 0) {
    next = 0;
    return 0;
  }
  const text = textOf(at + 1, quote - at - 1, escaped);
  if (next != 0) next = quote + 1;
  return text;
}

function readOther(at: usize): usize {
  next = skipValue(at);
  if (next == 0) return 0;
  const first = byteAt(at);
  if (next == at + 4 && first == 0x74) return TRUE;
  return next == at + 5 && first == 0x66 ? FALSE : 0;
}

/** The text of the raw bytes of a string; `next` is 0 if they are none. */
export function textOf(start: usize, length: usize, isEscaped: bool): usize {
  next = start;
  if (length == 0) return 0;
  if (isEscaped) return decoded(start, length);
  const known = find(start, length, Kind.TEXT);
  if (known != 0) return known;
  return isAscii(start, length) ? add(start, length, Kind.TEXT | ASCII) : decoded(start, length);
}

export function isAscii(at: usize, length: usize): bool {
  let rest = length;
  while (rest > 16) {
    if (i8x16.bitmask(v128.load(at)) != 0) return false;
    at += 16;
    rest -= 16;
  }
  return i8x16.bitmask(v128.and(v128.load(at), firstBytes(rest))) == 0;
}

/** Where the text of a string was written that only has short escapes. */
let plainPower: u32 = 12;
export let plain: usize = takeBlock(plainPower);
export let plainLength: usize = 0;

/** Writes the text to `plain` if it is ASCII without `\\u`. */
export function unescape(start: usize, length: usize): bool {
  if (length + 16 > (<usize>1) << plainPower) {
    giveBlock(plain, plainPower);
    plainPower = powerFor(length + 16);
    plain = takeBlock(plainPower);
  }
  let to = plain;
  for (let at = start, past = start + length; at < past; at++) {
    let byte = byteAt(at);
    if (byte == 0x5c) byte = characterOf(byteAt(++at));
    else if (byte < 0x20) return false;
    if (byte == 0 || byte >= 0x80) return false;
    store<u8>(to++, <u8>byte);
  }
  plainLength = to - plain;
  return true;
}

/** What a letter after a backslash stands for; 0 for `u` and for what is none. */
function characterOf(letter: u32): u32 {
  switch (letter) {
    case 0x22:
    case 0x5c:
    case 0x2f:
      return letter;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    default:
      return 0;
  }
}

function decoded(start: usize, length: usize): usize {
  if (unescape(start, length)) {
    const text = find(plain, plainLength, Kind.TEXT);
    return text != 0 ? text : add(plain, plainLength, Kind.TEXT | ASCII);
  }
  const known = find(start, length, Kind.RAW_TEXT);
  if (known != 0) return <usize>extraOf(known);
  const answer = decodeText(start, length);
  if (answer == 0) {
    next = notJson();
    return 0;
  }
  const size = <usize>load<u32>(answer);
  const text = size == 0 ? <usize>0 : findOrAdd(answer + 8, size, load<u32>(answer, 4) == 0 ? Kind.TEXT : Kind.SURROGATES);
  setExtra(findOrAdd(start, length, Kind.RAW_TEXT), <u32>text);
  return text;
}

/** `not authorized to perform`, in the bytes of a text. */
export function namesDeniedAction(at: usize, length: usize): bool {
  const n = i8x16.splat(0x6e);
  const a = i8x16.splat(0x61);
  const past = at + length;
  for (; at < past; at += 16) {
    // The first letters of the first two words.
    let found = i8x16.bitmask(v128.and(i8x16.eq(v128.load(at), n), i8x16.eq(v128.load(at, 4), a)));
    while (found != 0) {
      const here = at + <usize>ctz(found);
      if (here + DENIAL_LENGTH <= past && sameBytes(here, denial, DENIAL_LENGTH)) return true;
      found &= found - 1;
    }
  }
  return false;
}

const DENIAL_LENGTH: usize = 25;
const denial: usize = textOfAscii('not authorized to perform') + BYTES;

export function bytesOf(text: usize): usize {
  return text + BYTES;
}

export function sizeOf(text: usize): usize {
  return text == 0 ? 0 : <usize>lengthOf(text);
}
