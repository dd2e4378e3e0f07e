// The same as node's own.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha256 } from './hmac-sha256.ts';

test('is the HMAC that node computes, for keys up to a block', () => {
  const text = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(text, { minLength: 1 }), (key, texts) => {
      for (const one of texts) expect(hmacSha256(key, one)).toBe(createHmac('sha256', key).update(one, 'latin1').digest('hex'));
    }),
  );
  expect(() => hmacSha256(new Uint8Array(65), '')).toThrow(RangeError);
});
