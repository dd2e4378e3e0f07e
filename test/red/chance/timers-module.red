# expects chance/timer: `node:timers/promises.setTimeout`
--- src/cloud/red.ts
// A file of a red fixture.
import { setTimeout as sleep } from 'node:timers/promises';
export const later = (): unknown => sleep(10);
