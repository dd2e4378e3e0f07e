# expects purity/ambient: `declare`
--- src/evaluate/red.ts
// A file of a red fixture.
declare const process: { readonly pid: number };
export const pid = process.pid;
