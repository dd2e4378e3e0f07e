# expects walls/layer: policy may not import evaluate
--- src/policy/red.ts
// A file of a red fixture.
import { thing } from '../evaluate/thing.ts';
export const mine = thing;
--- src/evaluate/thing.ts
// A file of a red fixture.
export const thing = 1;
