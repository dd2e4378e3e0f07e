# expects purity/global: `process`
--- src/evaluate/red.ts
// A file of a red fixture.
export const bag = { process };
