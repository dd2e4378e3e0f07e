# expects purity/global: `setTimeout`
--- src/evaluate/red.ts
// A file of a red fixture.
setTimeout(() => undefined, 1);
export const done = true;
