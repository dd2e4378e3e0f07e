# expects purity/global: `Promise`
--- src/evaluate/red.ts
// A file of a red fixture.
export const later = Promise.resolve(1);
