# expects nothing
--- src/services/s3/authorization.ts
// A file of a red fixture.
import { allows } from './acl-allows.ts';
export const rules = allows;
--- src/services/s3/acl-allows.ts
// A file of a red fixture.
export const allows = 1;
