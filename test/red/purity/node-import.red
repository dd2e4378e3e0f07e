# expects purity/import: `node:fs`
--- src/evaluate/red.ts
// A file of a red fixture.
import { readFileSync } from 'node:fs';
export const text = readFileSync('x', 'utf8');
