# expects purity/global: `performance`
--- src/evaluate/red.ts
// A file of a red fixture.
export const now = performance.now();
