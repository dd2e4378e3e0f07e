# expects permit/maker: takes the maker of permits
--- src/cloud/turn.ts
// A file of a red fixture.
import * as permit from './permit.ts';

export const maker = permit;
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
