# expects walls/layer: explain may not import cli
--- src/explain/red.ts
// A file of a red fixture.
import { thing } from '../cli/thing.ts';
export const mine = thing;
--- src/cli/thing.ts
// A file of a red fixture.
export const thing = 1;
