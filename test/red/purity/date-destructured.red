# expects purity/global: `Date`
--- src/evaluate/red.ts
// A file of a red fixture.
const { now } = Date;
export const moment = now();
