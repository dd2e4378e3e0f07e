# expects tsc: TS1294
--- src/red.ts
// A file of a red fixture.
export enum Kind {
  A = 1,
}
