# expects tsc: TS2345: Argument of type 'symbol'
--- src/red.ts
// A file of a red fixture.
import { Permit } from '../../product/cloud/permit.ts';

export const permit: Permit<'MakeThing'> = new Permit(Symbol('permit'), 'MakeThing', []);
