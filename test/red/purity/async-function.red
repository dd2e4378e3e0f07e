# expects purity/async: synchronous
--- src/evaluate/red.ts
// A file of a red fixture.
export async function later(): Promise<number> {
  return 1;
}
