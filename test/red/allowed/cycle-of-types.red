# expects nothing
--- src/model/a.ts
// A file of a red fixture.
import type { B } from './b.ts';
export type A = B | 1;
--- src/model/b.ts
// A file of a red fixture.
import type { A } from './a.ts';
export type B = A | 2;
