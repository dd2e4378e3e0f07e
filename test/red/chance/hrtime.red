# expects chance/clock: `process.hrtime`
--- src/cloud/red.ts
// A file of a red fixture.
export const now = process.hrtime.bigint();
