# expects walls/reference: `src/evaluate/thing.ts`
--- test/reference/red.ts
// A file of a red fixture.
import { thing } from '../../src/evaluate/thing.ts';
export const mine = thing;
--- src/evaluate/thing.ts
// A file of a red fixture.
export const thing = 1;
