# expects purity/clock: `new Date`
--- src/evaluate/red.ts
// A file of a red fixture.
const none: [] = [];
export const now = new Date(...none);
