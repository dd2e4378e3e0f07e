// The hash of an event: the same as in `../event-hash.ts`.

/** The two words, when the hash is closed. */
export let low: u32 = 0;
export let high: u32 = 0;

export function openHash(): void {
  low = 0x9747b28c;
  high = 0x3c6ef372;
}

export function closeHash(): void {
  const first = finish(low ^ high);
  high = finish(high * 5 + low);
  low = first;
}

export function hashText(at: usize, length: usize): void {
  high ^= <u32>length;
  let rest = length;
  for (; rest >= 4; rest -= 4, at += 4) {
    const word = load<u32>(at);
    low = mix(low ^ word, 0x85ebca6b, 15);
    high = mix(high ^ word, 0xc2b2ae35, 13);
  }
  if (rest > 0) {
    const word = load<u32>(at) & (((<u32>1) << ((<u32>rest) << 3)) - 1);
    low = mix(low ^ word, 0x85ebca6b, 15);
    high = mix(high ^ word, 0xc2b2ae35, 13);
  }
}

function mix(word: u32, factor: u32, shift: u32): u32 {
  const product = word * factor;
  return product ^ (product >> shift);
}

function finish(word: u32): u32 {
  const once = (word ^ (word >> 16)) * 0x7feb352d;
  const twice = (once ^ (once >> 15)) * 0x846ca68b;
  return twice ^ (twice >> 16);
}
