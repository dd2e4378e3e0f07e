# expects purity/global: `Buffer.allocUnsafe`
--- src/evaluate/red.ts
// A file of a red fixture.
export const bytes = Buffer.allocUnsafe(8);
