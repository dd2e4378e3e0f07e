# expects walls/package: `left-pad`
--- package.json
{ "dependencies": {} }
--- src/cli/red.ts
// A file of a red fixture.
import pad from 'left-pad';
export const text = pad('a', 2);
