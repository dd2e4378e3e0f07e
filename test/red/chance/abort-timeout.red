# expects chance/timer: `AbortSignal.timeout`
--- src/cloud/red.ts
// A file of a red fixture.
export const signal = AbortSignal.timeout(10);
