# expects chance/random: `node:crypto.randomBytes`
--- src/services/iam/red.ts
// A file of a red fixture.
import { createHash, randomBytes } from 'node:crypto';
export const id = createHash('sha1').update(randomBytes(8)).digest('hex');
