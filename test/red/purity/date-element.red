# expects purity/global: `Date`
--- src/evaluate/red.ts
// A file of a red fixture.
export const now = Date['now']();
