// Time-based one-time passwords (RFC 6238) as virtual MFA devices show them: six digits, HMAC-SHA-1, a new one every 30 seconds.
import { createHmac } from 'node:crypto';
import { fromBase32 } from '../../cloud/credential/base32.ts';

const STEP = 30_000;
const sixDigits = /^[0-9]{6}$/;

/** The code at an instant (milliseconds since 1970). `seed` is base32. */
export function totpAt(seed: string, instant: number): string {
  return codeOfStep(fromBase32(seed), stepAt(instant));
}

/**
 * Whether `code` is what a device with this base32 seed shows now, or did 30 seconds ago, or will in 30 seconds.
 * `drift`: how many steps of 30 seconds the device's clock is known to be ahead.
 */
export function verifyTotp(seed: string, code: string, now: number, drift = 0): boolean {
  if (!sixDigits.test(code)) return false;
  const key = fromBase32(seed);
  const step = stepAt(now) + drift;
  return [step, step - 1, step + 1].some((candidate) => codeOfStep(key, candidate) === code);
}

/**
 * How many steps of 30 seconds ahead of `now` the device shows the second of two consecutive codes; undefined when the codes do not
 * follow each other within five minutes of now.
 */
export function driftOfCodes(seed: string, first: string, second: string, now: number): number | undefined {
  if (!sixDigits.test(first) || !sixDigits.test(second)) return undefined;
  const key = fromBase32(seed);
  const step = stepAt(now);
  for (let distance = 0; distance <= 10; distance += 1) {
    for (const drift of distance === 0 ? [0] : [-distance, distance]) {
      if (codeOfStep(key, step + drift - 1) === first && codeOfStep(key, step + drift) === second) return drift;
    }
  }
  return undefined;
}

function stepAt(instant: number): number {
  return Math.floor(instant / STEP);
}

function codeOfStep(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.max(step, 0)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
