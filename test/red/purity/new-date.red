# expects purity/clock: `new Date`
--- src/evaluate/red.ts
// A file of a red fixture.
export const now = new Date();
