// CRCs put together are the CRCs of the texts put together.
import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crcOf } from '../object/crc.ts';
import { combineCrcs } from './combine-crc.ts';

test.each(['CRC32', 'CRC32C', 'CRC64NVME'])('%s', (algorithm) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 5 }), (parts) => {
      const own = parts.map((part) => ({ checksum: crcOf(algorithm, part)!, length: part.length }));
      expect(combineCrcs(algorithm, own)).toBe(crcOf(algorithm, Buffer.concat(parts)));
    }),
  );
});

// The CRC catalogue's check values, of `123456789`.
test.each([
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
])('%s of the check text is %s', (algorithm, wanted) => {
  expect(Buffer.from(crcOf(algorithm, Buffer.from('123456789'))!, 'base64').toString('hex')).toBe(wanted);
});

test('CRC32 is that of zlib', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(Buffer.from(crcOf('CRC32', bytes)!, 'base64').readUInt32BE()).toBe(crc32(bytes));
    }),
  );
});
