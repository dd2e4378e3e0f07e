// Hashes of 64 bits in plain JavaScript, as two words: by them repeats of an event are known. Each engine has its own; what is the same for one is the same for the others.

export interface Hash {
  readonly low: number;
  readonly high: number;
}

/** Of texts, bytes and hashes, one after the other. Murmur-like mixing, a unit or a word at a time. */
export function hashOf(parts: readonly (string | Uint8Array | Hash)[]): Hash {
  let low = 0x9747b28c;
  let high = 0x3c6ef372;
  const mix = (word: number): void => {
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      mix(part.length);
      for (let at = 0; at < part.length; at++) mix(part.charCodeAt(at));
    } else if (part instanceof Uint8Array) {
      mix(part.length);
      for (const byte of part) mix(byte);
    } else {
      mix(part.low);
      mix(part.high);
    }
  }
  return { low: finish(low ^ high), high: finish(Math.imul(high, 5) + low) };
}

function finish(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}
