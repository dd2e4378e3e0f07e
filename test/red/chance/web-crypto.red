# expects chance/random: `crypto`
--- src/cloud/red.ts
// A file of a red fixture.
export const id = crypto.randomUUID();
