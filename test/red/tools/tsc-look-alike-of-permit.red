# expects tsc: TS2741: Property 'made' is missing
--- src/red.ts
// A file of a red fixture.
import type { Permit } from '../../product/cloud/permit.ts';

export const permit: Permit<'MakeThing'> = { operation: 'MakeThing', demands: [] };
