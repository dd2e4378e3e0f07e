# expects code/unchecked: look away
--- src/evaluate/red.ts
// A file of a red fixture.
// @ts-expect-error: it is a number
export const x: string = 1;
