// Instants as condition values have them: seconds since 1970 with any number of digits behind the point, so that there is always one between two.
import { compareInstants, type Instant } from '../../policy/values/read-instant.ts';
import type { Line } from './atomise-ordered.ts';

export const INSTANT_LINE: Line<Instant> = {
  compare: compareInstants,
  print: ({ seconds, fraction }) => {
    if (seconds >= 0) return fraction === '' ? String(seconds) : `${seconds}.${fraction}`;
    const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
    return fraction === '' ? `${whole}Z` : `${whole}.${fraction}Z`;
  },
  between: (low, high) => {
    if (low === undefined) return high === undefined ? { seconds: 1_767_225_600, fraction: '' } : earlier(high);
    const later: Instant = { seconds: oneMore(low.seconds), fraction: '' };
    if (high === undefined || compareInstants(later, high) < 0) return later;
    // Zeros as long as whatever tells the two apart, and a one: more than the first, and less than the second.
    return { seconds: low.seconds, fraction: `${low.fraction}${'0'.repeat(high.fraction.length)}1` };
  },
};

/** The year 0, before which nothing can be written. */
const FIRST = -62_167_219_200;

function earlier({ seconds }: Instant): Instant | undefined {
  const before = typeof seconds === 'bigint' ? seconds - 1n : seconds - 1;
  return before < FIRST ? undefined : { seconds: before, fraction: '' };
}

function oneMore(seconds: number | bigint): number | bigint {
  return typeof seconds === 'bigint' ? seconds + 1n : Number.isSafeInteger(seconds + 1) ? seconds + 1 : BigInt(seconds) + 1n;
}
