# expects chance/port: `src/cloud/ports/system-clock.ts`
--- src/cloud/pipeline/red.ts
// A file of a red fixture.
import { systemClock } from '../ports/system-clock.ts';
export const now = systemClock.now();
--- src/cloud/ports/system-clock.ts
// A file of a red fixture.
export const systemClock = { now: () => Date.now() };
