# expects code/default-export: default export
--- src/evaluate/red.ts
// A file of a red fixture.
const x = 1;
export { x as default };
