# expects tsc: TS2322
--- src/red.ts
// A file of a red fixture.
export function name(kind: 'a' | 'b'): number {
  if (kind === 'a') return 1;
  const never: never = kind;
  return never;
}
