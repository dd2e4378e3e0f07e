# expects shape/name: `access_keys`
--- src/model/access_keys/red.ts
// A file of a red fixture.
export const x = 1;
