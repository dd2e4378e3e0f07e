# expects permit/maker: takes the maker of permits
--- src/services/iam/operations/red.ts
// A file of a red fixture.
import { PERMIT_MAKER } from '../../../cloud/permit.ts';

export const maker = PERMIT_MAKER;
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
