# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export function run(process: { readonly pid: number }): number {
  const console = process.pid;
  return console;
}
