// Version ids lead to the sequence that they were made of.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newVersionId, sequenceOf } from './version-id.ts';

test('and look like AWS’s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 ** 6 - 1 }), fc.uint8Array({ minLength: 26, maxLength: 26 }), (sequence, noise) => {
      const id = newVersionId(sequence, { bytes: () => noise });
      expect(id).toMatch(/^[A-Za-z0-9._]{32}$/);
      expect(sequenceOf(id)).toBe(sequence);
    }),
  );
});
