// Session tokens of version 2 of the instance metadata service: each is good for one instance and for a time that its bearer chose.
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';

export interface MetadataTokens {
  /** A token for so many seconds. */
  readonly issue: (seconds: number) => string;
  /** Seconds that a token is still good for; undefined if it is not, or never was. */
  readonly secondsLeft: (token: string) => number | undefined;
}

/** Seconds. */
export const LONGEST_TOKEN = 21_600;

/** Tokens of one instance: another instance's endpoint does not know them. */
export function metadataTokens(clock: Clock, random: Random): MetadataTokens {
  const expiries = new Map<string, number>();
  return {
    issue: (seconds) => {
      const now = clock.now();
      for (const [token, expiry] of expiries) if (expiry <= now) expiries.delete(token);
      // 56 characters that begin so, as the real ones.
      const token = `AQAEA${Buffer.from(random.bytes(37)).toString('base64url')}==`.slice(0, 54).padEnd(56, '=');
      expiries.set(token, now + seconds * 1000);
      return token;
    },
    secondsLeft: (token) => {
      const expiry = expiries.get(token);
      if (expiry === undefined) return undefined;
      const left = Math.ceil((expiry - clock.now()) / 1000);
      return left > 0 ? left : undefined;
    },
  };
}
