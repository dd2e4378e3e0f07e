# expects chance/clock: `node:perf_hooks.performance`
--- src/cloud/red.ts
// A file of a red fixture.
import { performance as p } from 'node:perf_hooks';
export const now = p.now();
