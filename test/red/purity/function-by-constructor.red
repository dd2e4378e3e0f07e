# expects purity/member: `.constructor`
--- src/evaluate/red.ts
// A file of a red fixture.
export const made = (() => undefined).constructor('return 1');
