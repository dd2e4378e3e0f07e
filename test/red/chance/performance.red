# expects chance/clock: `performance`
--- src/cloud/red.ts
// A file of a red fixture.
export const now = performance.now();
