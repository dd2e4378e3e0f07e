// The hash by which repeats of an event are known: two words of 32 bits over its id and what else tells it from others.

export interface HashedEvent {
  /** Texts in UTF-8. */
  readonly id: Uint8Array;
  /** Time, source, name, and the ARN of who called. */
  readonly others: readonly Uint8Array[];
  /** All of the event as it is written. */
  readonly written: Uint8Array;
}

/**
 * The two words: Murmur-like mixing of four bytes at a time; the same in all scanners. The id alone would do for what CloudTrail delivers. In logs that were edited by hand
 * different events may have one id, and ids such as `1` say nothing: then events are the same that are written alike.
 */
export function eventHash({ id, others, written }: HashedEvent): { readonly low: number; readonly high: number } {
  const texts = [id, ...(isUsualId(id) ? [] : [written]), ...others];
  let low = 0x9747b28c;
  let high = 0x3c6ef372;
  for (const bytes of texts) {
    high ^= bytes.length;
    for (let at = 0; at < bytes.length; at += 4) {
      const word = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16) | (byteAt(bytes, at + 3) << 24);
      low = Math.imul(low ^ word, 0x85ebca6b);
      low ^= low >>> 15;
      high = Math.imul(high ^ word, 0xc2b2ae35);
      high ^= high >>> 13;
    }
  }
  return { low: finish(low ^ high), high: finish(Math.imul(high, 5) + low) };
}

/** `293ba626-3be5-4a26-ab1b-0f4c54f49959` */
function isUsualId(id: Uint8Array): boolean {
  return id.length === 36 && id.every((byte, at) => (at === 8 || at === 13 || at === 18 || at === 23 ? byte === 0x2d : isHexDigit(byte)));
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);
}

function finish(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
