# expects purity/global: `Math.random`
--- src/evaluate/red.ts
// A file of a red fixture.
export const dice = Math.random();
