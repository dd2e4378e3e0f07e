// Every event of every log object below a folder, as parsed JSON and as a group of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import { eventFieldsOf, wantedText } from '../../src/activity/scan/event-fields.ts';
import type { EventFields } from '../../src/activity/scan/event-fields.ts';
import type { WantedMembers } from '../../src/activity/wanted-members.ts';

export function recordedEvents(folder: string): readonly EventFields[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return names
    .filter((name) => name.endsWith('.json.gz'))
    .flatMap((name) => {
      const object: unknown = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
      const records = typeof object === 'object' && object !== null && 'Records' in object ? object.Records : undefined;
      return Array.isArray(records) ? records.flatMap((record: unknown) => eventFieldsOf(record) ?? []) : [];
    });
}

/** A group of one event, with these members of its parameters and response. */
export function groupOfEvent(event: EventFields, wanted: WantedMembers): ActivityGroup {
  const { requestParameters, responseElements, time, id, isDataEvent: _, ...key } = event;
  return {
    ...key,
    parameters: wantedText(requestParameters, wanted.parameters),
    response: wantedText(responseElements, wanted.response),
    count: 1,
    firstSeen: time,
    lastSeen: time,
    firstId: id,
    lastId: id,
  };
}

/** All members that the event has. */
export function allMembers(event: EventFields): WantedMembers {
  return { parameters: namesOf(event.requestParameters), response: namesOf(event.responseElements) };
}

function namesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value).toSorted() : [];
}
