# expects walls/reference: `src/model/thing.ts`
--- test/reference/red.ts
// A file of a red fixture.
import { type A } from '../../src/model/thing.ts';
export const a: A = 1;
--- src/model/thing.ts
// A file of a red fixture.
export type A = 1;
