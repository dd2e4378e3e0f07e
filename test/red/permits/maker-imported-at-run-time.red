# expects permit/maker: takes the maker of permits
--- src/cloud/turn.ts
// A file of a red fixture.
export const maker = (await import('./permit.ts')).PERMIT_MAKER;
--- src/cloud/permit.ts
// A file of a red fixture.
export const PERMIT_MAKER = 1;
