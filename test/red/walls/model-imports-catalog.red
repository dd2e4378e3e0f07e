# expects walls/layer: model may not import catalog
--- src/model/red.ts
// A file of a red fixture.
import { thing } from '../catalog/thing.ts';
export const mine = thing;
--- src/catalog/thing.ts
// A file of a red fixture.
export const thing = 1;
