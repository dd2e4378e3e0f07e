# expects purity/global: `WeakRef`
--- src/evaluate/red.ts
// A file of a red fixture.
export const weak = new WeakRef({});
