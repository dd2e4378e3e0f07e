// Checksums against published values, in any pieces, and what requests may declare of them.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChecksumStream } from './checksum-stream.ts';
import { createChecksum, type ChecksumAlgorithm } from './checksum.ts';
import { checkChecksums, declaredChecksums } from './declared-checksums.ts';

// Check values of the catalogue of parametrised CRC algorithms, for `123456789`.
test.each([
  ['crc32', 'cbf43926'],
  ['crc32c', 'e3069283'],
  ['crc64nvme', 'ae8b14860a799888'],
  ['md5', '25f9e794323b453885f5181f1b624d0b'],
] as const)('%s of 123456789', (algorithm, hex) => {
  const checksum = createChecksum(algorithm);
  checksum.update(Buffer.from('123456789'));
  expect(checksum.digest().toString('hex')).toBe(hex);
});

/** Bit by bit, from the definition. */
function slowCrc(bytes: Uint8Array, polynomial: bigint, width: bigint): string {
  const all = (1n << width) - 1n;
  let crc = all;
  for (const byte of bytes) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ polynomial : crc >> 1n;
  }
  return (crc ^ all).toString(16).padStart(Number(width / 4n), '0');
}

test('in whatever pieces the bytes come', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), (pieces) => {
      const whole = Buffer.concat(pieces);
      const of = (algorithm: ChecksumAlgorithm) => {
        const checksum = createChecksum(algorithm);
        for (const piece of pieces) checksum.update(piece);
        return checksum.digest().toString('hex');
      };
      expect(of('crc32')).toBe(crc32(whole).toString(16).padStart(8, '0'));
      expect(of('crc32c')).toBe(slowCrc(whole, 0x82f63b78n, 32n));
      expect(of('crc64nvme')).toBe(slowCrc(whole, 0x9a6c9329ac4bc9b5n, 64n));
      for (const name of ['sha1', 'sha256', 'sha512', 'md5'] as const) expect(of(name)).toBe(createHash(name).update(whole).digest('hex'));
    }),
  );
});

test('a stream lets bytes through and answers base64 at its end', async () => {
  const stream = new ChecksumStream(['crc32', 'sha1', 'crc32']);
  expect(() => stream.digests).toThrow();
  stream.end('hello');
  const out = await stream.toArray();
  expect(Buffer.concat(out as Buffer[]).toString()).toBe('hello');
  expect([...stream.digests]).toEqual([
    ['crc32', 'NhCmhg=='],
    ['sha1', 'qvTGHdzF6KLavt4PO0gs2a6pQ00='],
  ]);
});

const request = (headers: Record<string, string>) => ({
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
});

test('declared checksums are compared, from headers and from trailers', () => {
  const computed = new Map([['crc32', 'NhCmhg==']] as const);
  const inHeader = declaredChecksums(
    request({ 'x-amz-checksum-crc32': 'NhCmhg==', 'x-amz-checksum-mode': 'ENABLED', 'x-amz-checksum-type': 'FULL_OBJECT' }),
  );
  expect([...inHeader]).toEqual([['crc32', 'NhCmhg==']]);
  expect(() => checkChecksums(inHeader, new Map(), computed)).not.toThrow();
  expect(() => checkChecksums(inHeader, new Map(), new Map([['crc32', 'AAAAAA==']]))).toThrow(
    'The CRC32 you specified did not match the calculated checksum.',
  );
  const inTrailer = declaredChecksums(request({ 'x-amz-trailer': 'X-Amz-Checksum-CRC32' }));
  expect([...inTrailer]).toEqual([['crc32', undefined]]);
  expect(() => checkChecksums(inTrailer, new Map([['x-amz-checksum-crc32', 'NhCmhg==']]), computed)).not.toThrow();
  expect(() => checkChecksums(inTrailer, new Map([['x-amz-checksum-crc32', 'NhCm']]), computed)).toThrow(
    'Value for x-amz-checksum-crc32 header is invalid.',
  );
});

test('malformed and several ones are refused', () => {
  expect(() => declaredChecksums(request({ 'x-amz-checksum-sha1': 'NhCmhg==' }))).toThrow(
    'Value for x-amz-checksum-sha1 header is invalid.',
  );
  expect(() => declaredChecksums(request({ 'x-amz-checksum-crc32': 'NhCmhg==', 'x-amz-trailer': 'x-amz-checksum-crc32c' }))).toThrow(
    'Expecting a single x-amz-checksum- header',
  );
});
