# expects biome: format
--- src/red.ts
// A file of a red fixture.
export const   x = "1"
