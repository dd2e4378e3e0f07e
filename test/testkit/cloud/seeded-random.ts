// Randomness that is the same in every run.
import { createHash } from 'node:crypto';
import type { Random } from '../../../src/cloud/ports/random.ts';

export function seededRandom(seed: string = 'wariin'): Random {
  let count = 0;
  return {
    bytes: (wanted) => {
      const parts: Buffer[] = [];
      for (let length = 0; length < wanted; length += 32) {
        parts.push(createHash('sha256').update(`${seed} ${count}`).digest());
        count += 1;
      }
      return Buffer.concat(parts).subarray(0, wanted);
    },
  };
}
