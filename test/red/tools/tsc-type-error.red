# expects tsc: TS2322
--- src/red.ts
// A file of a red fixture.
export const x: number = 'a';
