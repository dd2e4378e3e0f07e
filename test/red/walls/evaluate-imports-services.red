# expects walls/layer: evaluate may not import service authorization
--- src/evaluate/red.ts
// A file of a red fixture.
import { thing } from '../services/s3/authorization.ts';
export const mine = thing;
--- src/services/s3/authorization.ts
// A file of a red fixture.
export const thing = 1;
