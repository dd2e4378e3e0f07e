# expects walls/cycle: src/model/a.ts → src/model/b.ts → src/model/a.ts
--- src/model/a.ts
// A file of a red fixture.
import { b } from './b.ts';
export const a = (): number => b();
--- src/model/b.ts
// A file of a red fixture.
import { a } from './a.ts';
export const b = (): number => a();
