# expects nothing
--- src/evaluate/red.ts
// A file of a red fixture.
import { fetch } from './other.ts';
export const x = fetch();
--- src/evaluate/other.ts
// A file of a red fixture.
export function fetch(): number {
  return 1;
}
