# expects code/default-export: default export
--- src/evaluate/red.ts
// A file of a red fixture.
export default function decide(): void {}
