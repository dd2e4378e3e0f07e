# expects purity/global: `process`
--- src/evaluate/red.ts
// A file of a red fixture.
export function run(process: number): number {
  return process;
}
export const real = process;
