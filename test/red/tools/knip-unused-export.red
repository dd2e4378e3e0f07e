# expects knip: unused
--- src/cli/main.ts
// A file of a red fixture.
import { used } from '../red.ts';

console.log(used);
--- src/red.ts
// A file of a red fixture.
export const used = 1;
export const unused = 2;
