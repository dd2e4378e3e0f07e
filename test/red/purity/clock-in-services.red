# expects purity/global: `Date.now`
--- src/services/red.ts
// A file of a red fixture.
export const now = Date.now();
