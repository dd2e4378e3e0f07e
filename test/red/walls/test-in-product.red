# expects walls/outside: does not ship
--- src/cli/red.ts
// A file of a red fixture.
import { thing } from '../../test/testkit/thing.ts';
export const mine = thing;
--- test/testkit/thing.ts
// A file of a red fixture.
export const thing = 1;
