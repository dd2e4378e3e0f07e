# expects chance/random: `node:crypto.generateKeyPairSync`
--- src/services/iam/red.ts
// A file of a red fixture.
import { generateKeyPairSync } from 'node:crypto';
export const pair = generateKeyPairSync('ed25519');
