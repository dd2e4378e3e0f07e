# expects chance/clock: `Date.now`
--- src/cloud/red.ts
// A file of a red fixture.
export const now = Date.now();
