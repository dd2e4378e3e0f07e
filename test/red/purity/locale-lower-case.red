# expects purity/member: `.toLocaleLowerCase`
--- src/evaluate/red.ts
// A file of a red fixture.
export const text = 'A'['toLocaleLowerCase']();
