# expects purity/global: `setInterval`
--- src/evaluate/red.ts
// A file of a red fixture.
export const timer = setInterval(() => undefined, 1);
