// Addresses as numbers, and back.
import type { AddressWords } from '../../policy/values/read-network.ts';

export interface Family {
  /** Of 32 bits. */
  readonly words: 1 | 4;
  readonly last: bigint;
  /** Addresses set aside for documentation (RFC 5737, RFC 3849). */
  readonly examples: readonly bigint[];
}

export const FAMILIES: readonly Family[] = [
  { words: 1, last: (1n << 32n) - 1n, examples: [0xcb007107n, 0xc6336407n, 0xc0000207n] },
  { words: 4, last: (1n << 128n) - 1n, examples: [(0x20010db8n << 96n) + 7n] },
];

export function numberOf(words: AddressWords): bigint {
  return words.reduce((number, word) => (number << 32n) + BigInt(word), 0n);
}

export function printAddress(address: bigint, { words }: Family): string {
  if (words === 1) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((address >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  return groups.join(':').replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}
