// The hash by which repeats of an event are known: two words of 32 bits over the text of its `eventID`.

/** The two words, of text in UTF-8. Murmur-like mixing of four bytes at a time; the same in all scanners. */
export function eventIdHash(bytes: Uint8Array): { readonly low: number; readonly high: number } {
  let low = 0x9747b28c;
  let high = 0x3c6ef372 ^ bytes.length;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16) | (byteAt(bytes, at + 3) << 24);
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return { low: finish(low ^ high), high: finish(Math.imul(high, 5) + low) };
}

function finish(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
