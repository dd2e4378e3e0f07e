# expects purity/global: `globalThis`
--- src/evaluate/red.ts
// A file of a red fixture.
export const everything = globalThis;
