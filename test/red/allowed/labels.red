# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
export function find(): void {
  process: for (;;) break process;
}
