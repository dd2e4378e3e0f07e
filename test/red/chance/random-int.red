# expects chance/random: `node:crypto.randomInt`
--- src/cloud/red.ts
// A file of a red fixture.
import { randomInt } from 'node:crypto';
export const id = randomInt(8);
