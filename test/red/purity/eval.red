# expects purity/global: `eval`
--- src/evaluate/red.ts
// A file of a red fixture.
export const seen = eval('1');
