# expects walls/reference: `src/model/thing.ts`
--- test/reference/red.ts
// A file of a red fixture.
import { thing } from '../../src/model/thing.ts';
export const mine = thing;
--- src/model/thing.ts
// A file of a red fixture.
export const thing = 1;
