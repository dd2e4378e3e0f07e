# expects purity/member: `.localeCompare`
--- src/evaluate/red.ts
// A file of a red fixture.
export const order = 'a'.localeCompare('b');
