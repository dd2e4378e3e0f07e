// The groups that a database has to give, made by the reference scanner from the same objects.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import type { ScannerOptions } from '../../src/activity/scan/object-scanner.ts';
import { parseScanner } from '../../src/activity/scan/parse-scanner.ts';

export interface EmbeddedGroups {
  readonly groups: readonly ActivityGroup[];
  readonly events: number;
  readonly malformed: number;
}

export function embeddedGroups(objects: readonly string[], options: Omit<ScannerOptions, 'seen'>): EmbeddedGroups {
  const known = new Set<string>();
  const seen = (low: number, high: number): boolean => known.has(`${low} ${high}`) || !known.add(`${low} ${high}`);
  const scanner = parseScanner({ ...options, seen });
  let events = 0;
  let malformed = 0;
  for (const object of objects) {
    scanner.push(bytesOf(object));
    const scanned = scanner.end();
    if (scanned.problem !== undefined) throw new Error(`${object}: ${scanned.problem.kind}`);
    events += scanned.events;
    malformed += scanned.malformed;
  }
  return { groups: [...scanner.takeGroups()], events, malformed };
}

function bytesOf(object: string): Uint8Array {
  const bytes = readFileSync(object);
  return object.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
