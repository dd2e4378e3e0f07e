# expects biome: lint/suspicious/noDoubleEquals
--- src/red.ts
// A file of a red fixture.
export const same = (a: number, b: number): boolean => a == b;
