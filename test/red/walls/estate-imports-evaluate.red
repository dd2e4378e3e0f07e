# expects walls/layer: estate may not import evaluate
--- src/estate/red.ts
// A file of a red fixture.
import { thing } from '../evaluate/thing.ts';
export const mine = thing;
--- src/evaluate/thing.ts
// A file of a red fixture.
export const thing = 1;
