# expects shape/name: `policySet.ts`
--- src/model/policySet.ts
// A file of a red fixture.
export const x = 1;
