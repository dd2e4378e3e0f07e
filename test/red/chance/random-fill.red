# expects chance/random: `node:crypto.randomFillSync`
--- src/cloud/red.ts
// A file of a red fixture.
import { randomFillSync } from 'node:crypto';
export const id = randomFillSync(new Uint8Array(8));
