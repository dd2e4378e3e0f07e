// Numbers that look like chance and are the same every time.

/** @returns a function that gives numbers from 0 to 1, from a seed (a 32-bit xorshift over a counter) */
export function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}

export const whole = (chance, below) => Math.floor(chance() * below);
export const pick = (chance, list) => list[whole(chance, list.length)];

/** Few of the first are picked often, many of the last seldom. */
export const pickSkewed = (chance, list) => list[Math.floor(list.length * chance() ** 2.5)];

export function letters(chance, length, alphabet) {
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[whole(chance, alphabet.length)];
  return text;
}

export const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const HEX = '0123456789abcdef';

export function uuid(chance) {
  const hex = letters(chance, 32, HEX);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Spread so that half are below `median`, and a sixth above its `spread`-th power of e. */
export function logNormal(chance, median, spread) {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return median * Math.exp(spread * normal);
}
