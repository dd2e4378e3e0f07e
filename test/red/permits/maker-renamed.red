# expects permit/maker: takes the maker of permits
--- src/cloud/turn.ts
// A file of a red fixture.
import { PERMIT_MAKER as other } from './permit.ts';

export const maker = other;
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
