// Ranges of bodies in slices against ranges of plain bytes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlobSlice } from '../../../../cloud/model/streamed-body.ts';
import { readRange, sliceOf } from './range.ts';

const BLOB = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
const slice = fc
  .record({ from: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 1, max: 50 }) })
  .map((one): BlobSlice => ({ digest: 'd', ...one }));

function bytesOf(body: readonly BlobSlice[]): Buffer {
  return Buffer.concat(body.map(({ from, length }) => BLOB.subarray(from, from + length)));
}

test('any range of any body', () => {
  fc.assert(
    fc.property(fc.array(slice, { minLength: 1, maxLength: 6 }), fc.nat(400), fc.nat(400), (body, first, length) => {
      const plain = bytesOf(body);
      const from = first % plain.length;
      const range = readRange(`bytes=${from}-${from + length}`, plain.length);
      expect(range).toBeDefined();
      expect(bytesOf(sliceOf(body, range!))).toEqual(plain.subarray(from, from + length + 1));
    }),
  );
});

test('any tail of any body', () => {
  fc.assert(
    fc.property(fc.array(slice, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 400 }), (body, length) => {
      const plain = bytesOf(body);
      expect(bytesOf(sliceOf(body, readRange(`bytes=-${length}`, plain.length)!))).toEqual(plain.subarray(-length));
    }),
  );
});
