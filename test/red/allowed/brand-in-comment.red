# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
// What wariin prints.
export const x = 1;
