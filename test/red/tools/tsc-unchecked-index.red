# expects tsc: TS2322
--- src/red.ts
// A file of a red fixture.
export const first = (list: readonly number[]): number => list[0];
