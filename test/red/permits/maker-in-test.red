# expects permit/maker: takes the maker of permits
--- test/red.test.ts
// A file of a red fixture.
import { PERMIT_MAKER } from '../src/cloud/permit.ts';

export const maker = PERMIT_MAKER;
