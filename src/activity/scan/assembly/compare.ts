// Equality and hashes of byte ranges.

/** Sixteen bytes 0xff and sixteen 0: a mask for the first n bytes of a vector starts 16 - n bytes into it. */
const masks: usize = memory.data<u8>(
  [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  16,
);

/** All ones in the first `count` bytes, of at most 16. */
export function firstBytes(count: usize): v128 {
  return v128.load(masks + 16 - count);
}

/** Whether `length` bytes are the same. May load up to 15 bytes more of both. */
export function sameBytes(a: usize, b: usize, length: usize): bool {
  let rest = length;
  while (rest > 16) {
    if (v128.any_true(v128.xor(v128.load(a), v128.load(b)))) return false;
    a += 16;
    b += 16;
    rest -= 16;
  }
  return !v128.any_true(v128.and(v128.xor(v128.load(a), v128.load(b)), firstBytes(rest)));
}

/** Likewise of what is mostly some hundred bytes, and the same. May load up to 63 bytes more of both. */
export function sameLongBytes(a: usize, b: usize, length: usize): bool {
  let rest = length;
  while (rest > 64) {
    const first = v128.or(v128.xor(v128.load(a), v128.load(b)), v128.xor(v128.load(a, 16), v128.load(b, 16)));
    const second = v128.or(v128.xor(v128.load(a, 32), v128.load(b, 32)), v128.xor(v128.load(a, 48), v128.load(b, 48)));
    if (v128.any_true(v128.or(first, second))) return false;
    a += 64;
    b += 64;
    rest -= 64;
  }
  return sameBytes(a, b, rest);
}

const FACTOR: u64 = 0x9e3779b97f4a7c15;
const OTHER: u64 = 0xd6e8feb86659fd93;

/** Of 64 bits, in two lanes of eight bytes. May load up to 7 bytes more. */
export function longHash(at: usize, length: usize, seed: u64): u64 {
  let a: u64 = (<u64>length * OTHER) ^ seed;
  let b: u64 = FACTOR;
  let rest = length;
  while (rest >= 16) {
    a = mix(a ^ load<u64>(at), FACTOR);
    b = mix(b ^ load<u64>(at, 8), OTHER);
    at += 16;
    rest -= 16;
  }
  if (rest >= 8) {
    a = mix(a ^ load<u64>(at), FACTOR);
    at += 8;
    rest -= 8;
  }
  if (rest > 0) b = mix(b ^ (load<u64>(at) & (((<u64>1) << (rest << 3)) - 1)), OTHER);
  return mix(a ^ (b >> 17) ^ (b << 41), FACTOR);
}

export function hashBytes(at: usize, length: usize, seed: u64): u32 {
  const hash = longHash(at, length, seed);
  return <u32>(hash ^ (hash >> 32));
}

function mix(word: u64, factor: u64): u64 {
  const product = word * factor;
  return product ^ (product >> 32);
}
