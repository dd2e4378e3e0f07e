# expects code/any: `any`
--- src/evaluate/red.ts
// A file of a red fixture.
export const loose: any = 1;
