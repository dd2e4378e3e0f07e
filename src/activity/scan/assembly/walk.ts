// Walking over JSON: strings, nested values, members. Functions return where they got to, or 0 with `status` saying why.

export namespace Status {
  export const OK: u32 = 0;
  /** The bytes end before the value does. */
  export const MORE: u32 = 1;
  export const BAD: u32 = 2;
}

/** Where the bytes end; nothing but zeros for the next `SLACK` bytes. */
export let end: usize = 0;
export let status: u32 = Status.OK;
/** Whether the string that was found last has a backslash. */
export let escaped: bool = false;

/** The name of a member, without its quotes. */
export let nameStart: usize = 0;
export let nameLength: usize = 0;
export let nameEscaped: bool = false;

export function setEnd(at: usize): void {
  end = at;
  status = Status.OK;
}

/** Something else is here than JSON has. */
export function bad(at: usize): usize {
  status = at >= end ? Status.MORE : Status.BAD;
  return 0;
}

export function isBad(): bool {
  return status == Status.BAD;
}

export function notJson(): usize {
  status = Status.BAD;
  return 0;
}

export function byteAt(at: usize): u32 {
  return <u32>load<u8>(at);
}

export function isSpace(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}

export function skipSpace(at: usize): usize {
  while (byteAt(at) <= 0x20 && isSpace(byteAt(at))) at++;
  return at;
}

/** The closing quote of the string whose first byte is at `at`. */
export function findQuote(at: usize): usize {
  escaped = false;
  const quotes = i8x16.splat(0x22);
  const backslashes = i8x16.splat(0x5c);
  while (at < end) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes)));
    if (found == 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (byteAt(at) == 0x22) return at;
    escaped = true;
    at += 2;
  }
  status = Status.MORE;
  return 0;
}

/** After the value that begins at `at`. What is within is not looked at. */
export function skipValue(at: usize): usize {
  const first = byteAt(at);
  if (first == 0x22) {
    const quote = findQuote(at + 1);
    return quote == 0 ? 0 : quote + 1;
  }
  return (first | 0x20) == 0x7b ? skipNested(at) : skipLiteral(at);
}

function skipLiteral(at: usize): usize {
  const word = load<u32>(at);
  if (word == 0x6c6c756e || word == 0x65757274) return at + 4;
  if (word == 0x736c6166) return at + 5;
  const first = byteAt(at);
  if (first != 0x2d && (first < 0x30 || first > 0x39) && first != 0x74 && first != 0x66 && first != 0x6e) return bad(at);
  while (true) {
    const byte = byteAt(++at);
    const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (isLetter || (byte >= 0x30 && byte <= 0x39) || byte == 0x2e || byte == 0x2d || byte == 0x2b) continue;
    if (at < end) return at;
    status = Status.MORE;
    return 0;
  }
}

function bitsWhere(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a)) |
    ((<u64>(<u32>i8x16.bitmask(b))) << 16) |
    ((<u64>(<u32>i8x16.bitmask(c))) << 32) |
    ((<u64>(<u32>i8x16.bitmask(d))) << 48)
  );
}

/** After the bracket that closes the one at `at`: 64 bytes at a time, strings masked out. Kinds of brackets are not told apart. */
function skipNested(at: usize): usize {
  const quote = i8x16.splat(0x22);
  const backslash = i8x16.splat(0x5c);
  const lower = i8x16.splat(0x20);
  const opening = i8x16.splat(0x7b);
  const closing = i8x16.splat(0x7d);
  let depth: i32 = 0;
  let inString: u64 = 0;
  let firstEscaped: u64 = 0;
  while (at < end) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    let quotes = bitsWhere(i8x16.eq(a, quote), i8x16.eq(b, quote), i8x16.eq(c, quote), i8x16.eq(d, quote));
    let slashes = bitsWhere(i8x16.eq(a, backslash), i8x16.eq(b, backslash), i8x16.eq(c, backslash), i8x16.eq(d, backslash));
    if ((slashes | firstEscaped) != 0) {
      let escapedBytes = firstEscaped;
      slashes &= ~firstEscaped;
      firstEscaped = 0;
      while (slashes != 0) {
        const bit = slashes & (0 - slashes);
        const next = bit << 1;
        if (next == 0) firstEscaped = 1;
        escapedBytes |= next;
        slashes &= ~(bit | next);
      }
      quotes &= ~escapedBytes;
    }
    let strings = quotes;
    strings ^= strings << 1;
    strings ^= strings << 2;
    strings ^= strings << 4;
    strings ^= strings << 8;
    strings ^= strings << 16;
    strings ^= strings << 32;
    strings ^= inString;
    inString = <u64>(<i64>strings >> 63);
    const la = v128.or(a, lower);
    const lb = v128.or(b, lower);
    const lc = v128.or(c, lower);
    const ld = v128.or(d, lower);
    const opens = bitsWhere(i8x16.eq(la, opening), i8x16.eq(lb, opening), i8x16.eq(lc, opening), i8x16.eq(ld, opening)) & ~strings;
    const closes = bitsWhere(i8x16.eq(la, closing), i8x16.eq(lb, closing), i8x16.eq(lc, closing), i8x16.eq(ld, closing)) & ~strings;
    const count = <i32>popcnt(closes);
    if (count < depth) {
      depth += <i32>popcnt(opens) - count;
    } else {
      let brackets = opens | closes;
      while (brackets != 0) {
        const bit = brackets & (0 - brackets);
        depth += (opens & bit) != 0 ? 1 : -1;
        if (depth == 0) return at + <usize>ctz(brackets) + 1;
        brackets ^= bit;
      }
    }
    at += 64;
  }
  status = Status.MORE;
  return 0;
}

/** From the quote of a member's name to its value; the name is in `nameStart` … */
export function readName(at: usize): usize {
  if (byteAt(at) != 0x22) return bad(at);
  const quote = findQuote(at + 1);
  if (quote == 0) return 0;
  nameStart = at + 1;
  nameLength = quote - at - 1;
  nameEscaped = escaped;
  at = quote + 1;
  if (byteAt(at) != 0x3a) {
    at = skipSpace(at);
    if (byteAt(at) != 0x3a) return bad(at);
  }
  return skipSpace(at + 1);
}

/** From after a value to the quote of the next name; to the closing brace where there is none. */
export function nextMember(at: usize): usize {
  return <u32>load<u16>(at) == 0x222c ? at + 1 : nextMemberSpaced(at);
}

function nextMemberSpaced(at: usize): usize {
  at = skipSpace(at);
  if (byteAt(at) == 0x7d) return at;
  if (byteAt(at) != 0x2c) return bad(at);
  at = skipSpace(at + 1);
  return byteAt(at) == 0x22 ? at : bad(at);
}

/** From the opening brace to the first name, or to the closing brace. */
export function firstMember(at: usize): usize {
  at = skipSpace(at + 1);
  return byteAt(at) == 0x22 || byteAt(at) == 0x7d ? at : bad(at);
}
