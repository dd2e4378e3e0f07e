# expects chance/clock: `Date()`
--- src/services/sts/red.ts
// A file of a red fixture.
export const now = Date();
