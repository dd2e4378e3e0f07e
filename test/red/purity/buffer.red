# expects purity/global: `Buffer`
--- src/evaluate/red.ts
// A file of a red fixture.
export const bytes = Buffer.from('a');
