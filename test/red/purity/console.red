# expects purity/global: `console`
--- src/evaluate/red.ts
// A file of a red fixture.
console.log('here');
export const done = true;
