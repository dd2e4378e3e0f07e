# expects walls/layer: service authorization may not import service
--- src/services/s3/authorization.ts
// A file of a red fixture.
import { thing } from './operations/get-object.ts';
export const mine = thing;
--- src/services/s3/operations/get-object.ts
// A file of a red fixture.
export const thing = 1;
