# expects purity/global: `Function`
--- src/evaluate/red.ts
// A file of a red fixture.
export const made = new Function('return 1');
