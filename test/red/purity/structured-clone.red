# expects purity/global: `structuredClone`
--- src/evaluate/red.ts
// A file of a red fixture.
export const copy = structuredClone({});
