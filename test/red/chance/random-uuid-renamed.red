# expects chance/random: `node:crypto.randomUUID`
--- src/cloud/red.ts
// A file of a red fixture.
import { randomUUID as next } from 'node:crypto';
export const id = next();
