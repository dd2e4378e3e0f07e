# expects chance/global: `process.getBuiltinModule`
--- src/cloud/red.ts
// A file of a red fixture.
export const id = process.getBuiltinModule('node:crypto').randomUUID();
