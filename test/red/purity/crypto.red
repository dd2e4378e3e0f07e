# expects purity/global: `crypto`
--- src/evaluate/red.ts
// A file of a red fixture.
export const id = crypto.randomUUID();
