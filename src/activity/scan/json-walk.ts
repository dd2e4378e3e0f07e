// Walking over the bytes of JSON in plain JavaScript: strings, nested values, members. Positions; 0 and below say why there is none.

/** The bytes end before the value does. */
export const MORE = 0;
/** Something else is there than JSON has. */
export const BAD: number = -1;

/** What is read, and what was found last. */
export interface Walk {
  bytes: Uint8Array;
  end: number;
  /** Whether the string that was found last has a backslash. */
  escaped: boolean;
  /** The name of a member, without its quotes. */
  nameFrom: number;
  nameTo: number;
  nameEscaped: boolean;
}

export function openWalk(): Walk {
  return { bytes: new Uint8Array(0), end: 0, escaped: false, nameFrom: 0, nameTo: 0, nameEscaped: false };
}

function bad(walk: Walk, at: number): number {
  return at >= walk.end ? MORE : BAD;
}

export function skipSpace(walk: Walk, from: number): number {
  const { bytes, end } = walk;
  let at = from;
  while (at < end && isSpace(bytes[at] ?? 0)) at++;
  return at;
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Brackets of either kind are told from everything else by one bit less. */
export function isOpening(byte: number): boolean {
  return (byte | 0x20) === 0x7b;
}
export function isClosing(byte: number): boolean {
  return (byte | 0x20) === 0x7d;
}

/** The closing quote of the string whose first byte is at `from`. */
function findQuote(walk: Walk, from: number): number {
  const { bytes, end } = walk;
  walk.escaped = false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x22) return at;
    if (byte !== 0x5c) continue;
    walk.escaped = true;
    at++;
  }
  return MORE;
}

/** After the value that begins at `at`; what is within is not looked at. */
export function skipValue(walk: Walk, at: number): number {
  const first = walk.bytes[at] ?? 0;
  if (first === 0x22) {
    const quote = findQuote(walk, at + 1);
    return quote <= 0 ? quote : quote + 1;
  }
  return isOpening(first) ? skipNested(walk, at) : skipLiteral(walk, at);
}

function skipNested(walk: Walk, from: number): number {
  const { bytes, end } = walk;
  let depth = 0;
  for (let at = from; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x22) {
      at++;
      while (at < end && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
    } else if (byte < 0x5b) {
      // Neither bracket nor brace: most bytes outside of strings are commas, colons and digits.
    } else if (isOpening(byte)) {
      depth++;
    } else if (isClosing(byte) && --depth === 0) {
      return at + 1;
    }
  }
  return MORE;
}

/** Whether a number, `true`, `false` or `null` may begin so. */
export function beginsLiteral(byte: number): boolean {
  return byte === 0x2d || (byte >= 0x30 && byte <= 0x39) || byte === 0x74 || byte === 0x66 || byte === 0x6e;
}

function skipLiteral(walk: Walk, from: number): number {
  const { bytes, end } = walk;
  if (!beginsLiteral(bytes[from] ?? 0)) return bad(walk, from);
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const letter = byte | 0x20;
    const isPart = (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d || byte === 0x2b;
    if (!isPart) return at;
  }
  return MORE;
}

/** From the quote of a member's name to its value. */
export function readName(walk: Walk, from: number): number {
  if (walk.bytes[from] !== 0x22) return bad(walk, from);
  const quote = findQuote(walk, from + 1);
  if (quote <= 0) return quote;
  walk.nameFrom = from + 1;
  walk.nameTo = quote;
  walk.nameEscaped = walk.escaped;
  const at = skipSpace(walk, quote + 1);
  if (at >= walk.end || walk.bytes[at] !== 0x3a) return bad(walk, at);
  return skipSpace(walk, at + 1);
}

/** From after a value to the quote of the next name, or to the closing brace. */
export function nextMember(walk: Walk, from: number): number {
  const at = skipSpace(walk, from);
  if (at < walk.end && walk.bytes[at] === 0x7d) return at;
  if (at >= walk.end || walk.bytes[at] !== 0x2c) return bad(walk, at);
  const name = skipSpace(walk, at + 1);
  return name < walk.end && walk.bytes[name] === 0x22 ? name : bad(walk, name);
}

/** From the opening brace to the first name, or to the closing brace. */
export function firstMember(walk: Walk, from: number): number {
  const at = skipSpace(walk, from + 1);
  return at < walk.end && (walk.bytes[at] === 0x22 || walk.bytes[at] === 0x7d) ? at : bad(walk, at);
}
