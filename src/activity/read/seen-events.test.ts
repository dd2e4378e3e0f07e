// What the table of events remembers.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgottenBeyond, seenEvents, seenTable } from './seen-events.ts';

test('as long as it is not full it knows each event for certain', () => {
  const word = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer());
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 300 }), (events) => {
      const table = seenTable(1000);
      // Two readers of one table.
      const readers = [seenEvents(table), seenEvents(table)] as const;
      const known = new Set<string>();
      for (const [index, [low, high]] of events.entries()) {
        // Zero stands for one.
        const key = `${low | 0 || 1} ${high | 0 || 1}`;
        expect(readers[index % 2 === 0 ? 0 : 1](low, high)).toBe(known.has(key));
        known.add(key);
      }
      expect(forgottenBeyond(table)).toBeUndefined();
    }),
  );
});

test('when it is full it forgets the older half, and says so', () => {
  const table = seenTable(Number.POSITIVE_INFINITY, 1024);
  const seen = seenEvents(table);
  const mixed = (event: number): [number, number] => [Math.imul(event, 0x9e3779b1), Math.imul(event, 0x85ebca6b) ^ 77];
  const capacity = (1024 / 8) * 7;
  for (let event = 1; event <= 2 * capacity - 1; event += 1) expect(seen(...mixed(event))).toBe(false);
  expect(forgottenBeyond(table)).toBeUndefined();
  for (let event = 2 * capacity; event <= 10 * capacity; event += 1) {
    expect(seen(...mixed(event))).toBe(false);
    expect(seen(...mixed(event - capacity + 1))).toBe(true);
  }
  expect(forgottenBeyond(table)).toBe(capacity);
  expect(seen(...mixed(1))).toBe(false);
});

test('it is as large as is needed, and not larger than allowed', () => {
  expect(seenTable(10).entries).toBe(4096);
  expect(seenTable(3584).entries).toBe(4096);
  expect(seenTable(3585).entries).toBe(8192);
  expect(seenTable(Number.POSITIVE_INFINITY, 8192).entries).toBe(8192);
});
