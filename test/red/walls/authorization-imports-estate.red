# expects walls/layer: service authorization may not import estate
--- src/services/s3/authorization.ts
// A file of a red fixture.
import { thing } from '../../estate/thing.ts';
export const mine = thing;
--- src/estate/thing.ts
// A file of a red fixture.
export const thing = 1;
