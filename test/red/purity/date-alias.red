# expects purity/global: `Date`
--- src/evaluate/red.ts
// A file of a red fixture.
const Clock = Date;
export const now = Clock.now();
