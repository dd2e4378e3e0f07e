# expects purity/global: `SharedArrayBuffer`
--- src/evaluate/red.ts
// A file of a red fixture.
export const shared = new SharedArrayBuffer(8);
