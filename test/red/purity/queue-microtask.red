# expects purity/global: `queueMicrotask`
--- src/evaluate/red.ts
// A file of a red fixture.
queueMicrotask(() => undefined);
export const done = true;
