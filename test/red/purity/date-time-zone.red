# expects purity/member: `.getTimezoneOffset`
--- src/evaluate/red.ts
// A file of a red fixture.
export const offset = new Date(0).getTimezoneOffset();
