# expects purity/global: `Math`
--- src/evaluate/red.ts
// A file of a red fixture.
const { random } = Math;
export const dice = random();
