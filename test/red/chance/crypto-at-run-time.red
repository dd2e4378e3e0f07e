# expects chance/global: `node:crypto`
--- src/cloud/red.ts
// A file of a red fixture.
export const id = (await import('node:crypto')).randomUUID();
