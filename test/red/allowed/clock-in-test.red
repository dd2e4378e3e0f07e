# expects nothing
--- src/evaluate/red.test.ts
// A file of a red fixture.
export const now = Date.now();
