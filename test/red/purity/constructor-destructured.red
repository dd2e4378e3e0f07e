# expects purity/member: `.constructor`
--- src/evaluate/red.ts
// A file of a red fixture.
const { constructor: make } = () => undefined;
export const made = make;
