// The URI encoding that signatures are over: RFC 3986's unreserved characters stand, every other byte is `%XX` in capitals.

const encodedByte: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

const unreserved = /^[A-Za-z0-9\-._~]*$/;
const unreservedOrSlash = /^[A-Za-z0-9\-._~/]*$/;

const percent = 0x25;
const plus = 0x2b;
const slash = 0x2f;

// Raw texts hold one byte in a character: that is how HTTP's heads are read.
function byteAt(text: string, at: number): number {
  return text.charCodeAt(at) & 0xff;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function hexPair(text: string, at: number): number {
  if (at + 1 >= text.length) return -1;
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** Name or value of a query parameter in canonical encoding, from its raw text. `+` is a space; a stray `%` stands for itself. */
export function canonicalParameter(raw: string): string {
  if (unreserved.test(raw)) return raw;
  let text = '';
  for (let at = 0; at < raw.length; at++) {
    const byte = byteAt(raw, at);
    const pair = byte === percent ? hexPair(raw, at + 1) : -1;
    text += encodedByte[pair >= 0 ? pair : byte === plus ? 0x20 : byte];
    if (pair >= 0) at += 2;
  }
  return text;
}

/** A path in canonical encoding, from its raw text: decoded and encoded again, so `%2f` stays a `%2F` and `(` becomes `%28`. */
export function canonicalS3Path(raw: string): string {
  if (unreservedOrSlash.test(raw)) return raw;
  let text = '';
  for (let at = 0; at < raw.length; at++) {
    const byte = byteAt(raw, at);
    const pair = byte === percent ? hexPair(raw, at + 1) : -1;
    text += byte === slash ? '/' : encodedByte[pair >= 0 ? pair : byte];
    if (pair >= 0) at += 2;
  }
  return text;
}

/** A path in the encoding for every service but S3: the raw text, already encoded, encoded once more. */
export function canonicalTwiceEncodedPath(raw: string): string {
  if (unreservedOrSlash.test(raw)) return raw;
  let text = '';
  for (let at = 0; at < raw.length; at++) {
    const byte = byteAt(raw, at);
    text += byte === slash ? '/' : encodedByte[byte];
  }
  return text;
}

/** The text that a raw parameter stands for; malformed escapes stand for themselves. UTF-8. */
export function decodeParameter(raw: string): string {
  if (!raw.includes('%') && !raw.includes('+')) return raw;
  const bytes: number[] = [];
  for (let at = 0; at < raw.length; at++) {
    const byte = byteAt(raw, at);
    const pair = byte === percent ? hexPair(raw, at + 1) : -1;
    bytes.push(pair >= 0 ? pair : byte === plus ? 0x20 : byte);
    if (pair >= 0) at += 2;
  }
  return Buffer.from(bytes).toString('utf8');
}
