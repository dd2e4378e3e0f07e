// The groups that a database has to give, made by the reference scanner from the same objects.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import { eventFieldsOf } from '../../src/activity/scan/event-fields.ts';
import type { ScannerOptions } from '../../src/activity/scan/object-scanner.ts';
import { parseScanner } from '../../src/activity/scan/parse-scanner.ts';

export interface EmbeddedGroups {
  readonly groups: readonly ActivityGroup[];
  readonly events: number;
  readonly malformed: number;
  /** Ids that stand on events which differ: samples that were edited by hand. */
  readonly sharedIds: number;
}

/**
 * A database knows a repeat by its id among the events of a group; a reader by its id alone. The two differ only where different events have one id, which
 * CloudTrail never writes: those are taken here as the database takes them, and counted.
 */
export function embeddedGroups(objects: readonly string[], options: Omit<ScannerOptions, 'seen'>): EmbeddedGroups {
  const { principals, ...rest } = options;
  const scanner = parseScanner({ ...rest, ...(principals === undefined ? {} : { principals }) });
  const known = new Map<string, Set<string>>();
  let events = 0;
  let malformed = 0;
  for (const object of objects) {
    const kept = recordsOf(object).filter((event) => isNew(event, known));
    scanner.push(new TextEncoder().encode(JSON.stringify({ Records: kept })));
    const scanned = scanner.end();
    if (scanned.problem !== undefined) throw new Error(`${object}: ${scanned.problem.kind}`);
    events += scanned.events;
    malformed += scanned.malformed;
  }
  const sharedIds = [...known.values()].filter((texts) => texts.size > 1).length;
  return { groups: [...scanner.takeGroups()], events, malformed, sharedIds };
}

function isNew(event: unknown, known: Map<string, Set<string>>): boolean {
  const fields = eventFieldsOf(event);
  if (fields === undefined || fields.id === '') return true;
  const text = JSON.stringify(fields);
  const texts = known.get(fields.id) ?? new Set();
  known.set(fields.id, texts);
  const isNewText = !texts.has(text);
  texts.add(text);
  return isNewText;
}

function recordsOf(object: string): readonly unknown[] {
  const bytes = readFileSync(object);
  const parsed: unknown = JSON.parse((object.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  const members = typeof parsed === 'object' && parsed !== null ? new Map<string, unknown>(Object.entries(parsed)) : undefined;
  const records = members?.get('Records');
  if (!Array.isArray(records)) throw new Error(`${object} has no Records`);
  return records;
}
