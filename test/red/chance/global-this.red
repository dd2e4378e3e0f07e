# expects chance/global: `globalThis`
--- src/cloud/red.ts
// A file of a red fixture.
export const now = globalThis.Date.now();
