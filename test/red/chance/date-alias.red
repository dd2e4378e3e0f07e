# expects chance/global: `Date`
--- src/services/sts/red.ts
// A file of a red fixture.
const Time = Date;
export const now = new Time();
