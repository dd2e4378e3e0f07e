# expects purity/member: `.getHours`
--- src/evaluate/red.ts
// A file of a red fixture.
export const hours = new Date(0).getHours();
