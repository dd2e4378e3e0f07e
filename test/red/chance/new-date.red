# expects chance/clock: `new Date()`
--- src/services/sts/red.ts
// A file of a red fixture.
export const now = new Date().getTime();
