# expects chance/timer: `Atomics.wait`
--- src/cloud/red.ts
// A file of a red fixture.
export const wait = (cell: Int32Array): unknown => Atomics.wait(cell, 0, 0, 10);
