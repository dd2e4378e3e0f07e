# expects purity/global: `Intl`
--- src/evaluate/red.ts
// A file of a red fixture.
export const order = new Intl.Collator();
