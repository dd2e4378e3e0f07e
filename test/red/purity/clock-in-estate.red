# expects purity/global: `Date.now`
--- src/estate/red.ts
// A file of a red fixture.
export const now = Date.now();
