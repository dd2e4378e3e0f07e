// One-time codes against the test vectors of RFC 6238, appendix B (the last six digits), and the window in which they count.
import { describe, expect, test } from 'vitest';
import { base32 } from '../../cloud/credential/base32.ts';
import { driftOfCodes, totpAt, verifyTotp } from './totp.ts';

const seed = base32(Buffer.from('12345678901234567890'));

describe('totpAt', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('RFC 6238 at %d s is %s', (seconds, code) => {
    expect(totpAt(seed, seconds * 1000)).toBe(code);
  });
});

describe('verifyTotp', () => {
  const now = 1_700_000_000_000;

  test('the present code and its neighbours count, others do not', () => {
    const counting = [-60, -30, 0, 30, 60].map((seconds) => verifyTotp(seed, totpAt(seed, now + seconds * 1000), now));
    expect(counting).toEqual([false, true, true, true, false]);
  });

  test('a known drift moves the window', () => {
    const late = totpAt(seed, now - 120_000);
    expect(verifyTotp(seed, late, now)).toBe(false);
    expect(verifyTotp(seed, late, now, -4)).toBe(true);
  });

  test.each(['', '12345', '1234567', '12345a', ' 23456'])('%j is no code', (code) => {
    expect(verifyTotp(seed, code, now)).toBe(false);
  });
});

describe('driftOfCodes', () => {
  const now = 1_700_000_000_000;
  const at = (steps: number): string => totpAt(seed, now + steps * 30_000);

  test('consecutive codes tell how far the clock of the device is off', () => {
    expect(driftOfCodes(seed, at(-1), at(0), now)).toBe(0);
    expect(driftOfCodes(seed, at(0), at(1), now)).toBe(1);
    expect(driftOfCodes(seed, at(-9), at(-8), now)).toBe(-8);
  });

  test('codes in the wrong order, twice the same, or too old are refused', () => {
    expect(driftOfCodes(seed, at(0), at(-1), now)).toBeUndefined();
    expect(driftOfCodes(seed, at(0), at(0), now)).toBeUndefined();
    expect(driftOfCodes(seed, at(0), at(2), now)).toBeUndefined();
    expect(driftOfCodes(seed, at(-41), at(-40), now)).toBeUndefined();
  });
});
