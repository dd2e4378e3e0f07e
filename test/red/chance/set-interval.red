# expects chance/timer: `setInterval`
--- src/cloud/red.ts
// A file of a red fixture.
export const often = (f: () => void): unknown => setInterval(f, 10);
