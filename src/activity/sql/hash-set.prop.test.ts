// What was there before is known, whatever else is there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashSet } from './hash-set.ts';

const word = fc.oneof(fc.constantFrom(0, 1, 0xffffffff, 0x80000000), fc.nat(0xffffffff));

test('the same answers as those of a set', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 200 }), (hashes) => {
      const ours = hashSet();
      const known = new Set<string>();
      for (const [low, high] of hashes) {
        // The only two that are not told apart.
        const text = low === 0 && high === 0 ? '0 1' : `${low} ${high}`;
        expect(ours.add(low, high)).toBe(!known.has(text));
        known.add(text);
        expect(ours.size()).toBe(known.size);
      }
    }),
  );
});

test('many', () => {
  const hashes = hashSet();
  const add = (index: number): boolean => hashes.add(index, Math.imul(index, 0x85ebca6b));
  const indexes = Array.from({ length: 100_000 }, (_, index) => index);
  expect([indexes.every(add), hashes.size(), indexes.some(add)]).toEqual([true, indexes.length, false]);
});
