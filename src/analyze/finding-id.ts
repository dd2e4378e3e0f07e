// The id of a finding: made of its content, so that it is the same whenever and wherever it is found.
import { checksum } from '../catalog/checksum.ts';

/** Four checksums with different beginnings, in the form of a UUID. */
export function findingId(...parts: readonly string[]): string {
  const text = JSON.stringify(parts);
  const words = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((seed, at) => mixed(checksum(`${at}${text}`, seed)));
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Spreads every bit over the word: the checksum's low bits depend on the last letters most. */
function mixed(word: number): number {
  let value = word ^ (word >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
