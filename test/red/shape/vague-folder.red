# expects shape/vague-name: `utils`
--- src/model/utils/red.ts
// A file of a red fixture.
export const x = 1;
