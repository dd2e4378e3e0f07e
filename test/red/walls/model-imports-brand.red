# expects walls/layer: model may not import brand
--- src/model/red.ts
// A file of a red fixture.
import { thing } from '../brand.ts';
export const mine = thing;
--- src/brand.ts
// A file of a red fixture.
export const thing = 1;
