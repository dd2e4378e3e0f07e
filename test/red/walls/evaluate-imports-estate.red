# expects walls/layer: evaluate may not import estate
--- src/evaluate/red.ts
// A file of a red fixture.
import { thing } from '../estate/thing.ts';
export const mine = thing;
--- src/estate/thing.ts
// A file of a red fixture.
export const thing = 1;
