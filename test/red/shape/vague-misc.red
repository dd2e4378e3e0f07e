# expects shape/vague-name: names nothing
--- src/model/misc.ts
// A file of a red fixture.
export const x = 1;
