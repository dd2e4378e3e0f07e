# expects chance/clock: `Date.now`
--- src/services/iam/operations/red.ts
// A file of a red fixture.
export const now = Date.now();
