# expects purity/global: `Atomics`
--- src/evaluate/red.ts
// A file of a red fixture.
const shared = new Int32Array(new ArrayBuffer(8));
export const woken = Atomics.wait(shared, 0, 0);
