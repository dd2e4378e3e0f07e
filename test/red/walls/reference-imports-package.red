# expects walls/reference: `typescript`
--- test/reference/red.ts
// A file of a red fixture.
import ts from 'typescript';
export const version = ts.version;
