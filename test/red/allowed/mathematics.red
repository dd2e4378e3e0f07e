# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export const most = Math.max(1, 2);
