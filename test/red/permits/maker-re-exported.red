# expects permit/maker: takes the maker of permits
--- src/cloud/turn.ts
// A file of a red fixture.
export { PERMIT_MAKER as maker } from './permit.ts';
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
