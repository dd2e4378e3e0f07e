# expects nothing
--- src/cloud/ports/system-clock.ts
// A file of a red fixture.
import { randomFillSync } from 'node:crypto';

export const systemClock = { now: () => Date.now(), bytes: () => randomFillSync(new Uint8Array(8)) };
--- src/cloud/start-cloud.ts
// A file of a red fixture.
import { systemClock } from './ports/system-clock.ts';

export const clock = systemClock;
--- src/cloud/server/red.ts
// A file of a red fixture.
export const later = (f: () => void): unknown => setTimeout(f, 10);
--- src/cloud/metadata-endpoint/red.ts
// A file of a red fixture.
export const later = (f: () => void): unknown => setTimeout(f, 10);
--- src/cloud/certificate/red.ts
// A file of a red fixture.
import { generateKeyPair } from 'node:crypto';

export const generate = generateKeyPair;
--- src/services/iam/red.ts
// A file of a red fixture.
import { createHash } from 'node:crypto';

export const digest = (text: string, at: number): string => createHash('sha1').update(text + new Date(at).toISOString()).digest('hex');
export const isDate = (value: unknown): boolean => value instanceof Date;
export const local = Math.max(Date.UTC(2026, 0, 1), 1);
export const soon = (f: () => void): unknown => setImmediate(f);
--- src/services/iam/red.test.ts
// A file of a red fixture.
export const now = Date.now();
