# expects walls/service: service `s3` imports service `kms`
--- src/services/s3/authorization.ts
// A file of a red fixture.
import { thing } from '../kms/authorization.ts';
export const mine = thing;
--- src/services/kms/authorization.ts
// A file of a red fixture.
export const thing = 1;
