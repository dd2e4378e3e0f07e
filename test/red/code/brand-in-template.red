# expects code/brand: name of the product
--- src/evaluate/red.ts
// A file of a red fixture.
export const header = (n: number): string => `Wariin ${n}`;
