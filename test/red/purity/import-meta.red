# expects purity/global: `import.meta`
--- src/evaluate/red.ts
// A file of a red fixture.
export const here = import.meta.url;
