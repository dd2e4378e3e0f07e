// Examples are those of RFC 8949, appendix A.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../test/testkit/runs.ts';
import { CborError, decodeCbor } from './decode-cbor.ts';
import { encodeCbor } from './encode-cbor.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

describe('CBOR', () => {
  it.each([
    ['00', 0],
    ['1818', 24],
    ['1903e8', 1000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['1bffffffffffffffff', 18_446_744_073_709_551_615n],
    ['c249010000000000000000', 18_446_744_073_709_551_616n],
    ['c349010000000000000000', -18_446_744_073_709_551_617n],
    ['3903e7', -1000],
    ['f93c00', 1],
    ['f90001', 2 ** -24],
    ['f9c400', -4],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f97e00', Number.NaN],
    ['fb7ff0000000000000', Number.POSITIVE_INFINITY],
    ['f4', false],
    ['f6', null],
    ['c11a514b67b0', new Date('2013-03-21T20:04:00Z')],
    ['c1fb41d452d9ec200000', new Date('2013-03-21T20:04:00.500Z')],
    ['4401020304', bytes('01020304')],
    ['6449455446', 'IETF'],
    ['62c3bc', 'ü'],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['5f42010243030405ff', bytes('0102030405')],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
  ])('reads %s', (hex, expected) => {
    expect(decodeCbor(bytes(hex))).toEqual(expected);
  });

  it.each([
    '',
    '18',
    '6261',
    '8201',
    'ff',
    '0000',
    'a10102',
    'a16161ff',
    '9f',
    '5f6161ff',
    'f8ff',
    '1c',
    '61ff',
    'c1fb7e37e43c8800759c',
    `${'81'.repeat(200)}00`,
  ])('refuses %s', (hex) => {
    expect(() => decodeCbor(bytes(hex))).toThrow(CborError);
  });

  it('keeps a key that names the prototype as a key', () => {
    const decoded = decodeCbor(encodeCbor(JSON.parse('{"__proto__":{"a":1}}'))) as object;
    expect(Object.keys(decoded)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(decoded)).toBeNull();
  });

  it('gives back what was written', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.bigInt({ min: 2n ** 53n }),
      fc.constant(null),
      fc.uint8Array(),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'), { noNullPrototype: false })),
    }));
    fc.assert(
      fc.property(value, (sample) => {
        expect(decodeCbor(encodeCbor(sample))).toEqual(sample);
      }),
    );
  });

  it('throws nothing but CborError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (noise) => {
        try {
          decodeCbor(noise);
        } catch (problem) {
          expect(problem).toBeInstanceOf(CborError);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
