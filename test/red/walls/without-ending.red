# expects walls/unresolved: `./thing`
--- src/model/red.ts
// A file of a red fixture.
import { thing } from './thing';
export const mine = thing;
--- src/model/thing.ts
// A file of a red fixture.
export const thing = 1;
