# expects shape/vague-name: names nothing
--- src/model/common.ts
// A file of a red fixture.
export const x = 1;
