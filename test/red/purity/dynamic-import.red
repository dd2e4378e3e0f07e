# expects purity/import: `import()`
--- src/evaluate/red.ts
// A file of a red fixture.
export const loaded = import('./other.ts');
--- src/evaluate/other.ts
// A file of a red fixture.
export const other = 1;
