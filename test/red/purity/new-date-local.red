# expects purity/clock: `new Date`
--- src/evaluate/red.ts
// A file of a red fixture.
export const day = new Date(2026, 0, 1);
