# expects knip: left-pad
--- src/cli/main.ts
// A file of a red fixture.
import pad from 'left-pad';

console.log(pad);
