# expects nothing
--- src/cli/red.ts
// A file of a red fixture.
export const now = Date.now();
