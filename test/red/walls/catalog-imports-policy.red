# expects walls/layer: catalog may not import policy
--- src/catalog/red.ts
// A file of a red fixture.
import { thing } from '../policy/thing.ts';
export const mine = thing;
--- src/policy/thing.ts
// A file of a red fixture.
export const thing = 1;
