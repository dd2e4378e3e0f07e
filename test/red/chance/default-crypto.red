# expects chance/global: `node:crypto`
--- src/cloud/red.ts
// A file of a red fixture.
import crypto from 'node:crypto';
export const id = crypto.randomUUID();
