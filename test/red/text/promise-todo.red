# expects text/promise: `TO~~DO`
--- src/evaluate/red.ts
// A file of a red fixture.
// TO~~DO: do it
export const x = 1;
