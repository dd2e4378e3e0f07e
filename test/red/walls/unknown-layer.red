# expects walls/layer: belongs to no layer
--- src/newcomer/red.ts
// A file of a red fixture.
import { thing } from '../model/thing.ts';
export const mine = thing;
--- src/model/thing.ts
// A file of a red fixture.
export const thing = 1;
