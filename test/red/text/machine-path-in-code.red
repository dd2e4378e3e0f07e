# expects text/machine-path: names
--- src/evaluate/red.ts
// A file of a red fixture.
export const where = '/t~~mp/cache';
