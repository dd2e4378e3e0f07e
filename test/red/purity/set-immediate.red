# expects purity/global: `setImmediate`
--- src/evaluate/red.ts
// A file of a red fixture.
setImmediate(() => undefined);
export const done = true;
