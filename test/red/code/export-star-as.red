# expects code/export-star: `export *`
--- src/evaluate/red.ts
// A file of a red fixture.
export * as other from './other.ts';
--- src/evaluate/other.ts
// A file of a red fixture.
export const x = 1;
