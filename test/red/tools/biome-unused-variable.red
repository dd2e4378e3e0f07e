# expects biome: lint/correctness/noUnusedVariables
--- src/red.ts
// A file of a red fixture.
export function f(): number {
  const unused = 1;
  return 2;
}
