// Randomness of the operating system, drawn in large pieces so that an id costs no call into it.
import { randomFillSync } from 'node:crypto';
import type { Random } from './random.ts';

const POOL_SIZE = 8192;

/** Bytes fit for keys and tokens. No byte is handed out twice. */
export function systemRandom(): Random {
  const pool = new Uint8Array(POOL_SIZE);
  let used = POOL_SIZE;
  return {
    bytes: (count) => {
      if (count > POOL_SIZE) return randomFillSync(new Uint8Array(count));
      if (used + count > POOL_SIZE) {
        randomFillSync(pool);
        used = 0;
      }
      const bytes = pool.slice(used, used + count);
      // What was handed out may be a secret: it does not stay behind in the pool.
      pool.fill(0, used, used + count);
      used += count;
      return bytes;
    },
  };
}
