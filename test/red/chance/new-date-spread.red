# expects chance/clock: `new Date()`
--- src/services/sts/red.ts
// A file of a red fixture.
export const f = (parts: []): Date => new Date(...parts);
