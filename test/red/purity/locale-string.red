# expects purity/member: `.toLocaleString`
--- src/evaluate/red.ts
// A file of a red fixture.
export const text = (1).toLocaleString();
