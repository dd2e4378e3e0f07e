# expects purity/global: `require`
--- src/evaluate/red.ts
// A file of a red fixture.
export const fs = require('./other.ts');
--- src/evaluate/other.ts
// A file of a red fixture.
export const other = 1;
