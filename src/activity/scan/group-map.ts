// Groups in a plain `Map`: what the reference scanner gathers in.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import type { WantedMembers, WantedMembersOf } from '../wanted-members.ts';
import { type EventFields, wantedText } from './event-fields.ts';
import { addSighting, type Sightings } from './sightings.ts';

type GroupKey = Omit<ActivityGroup, 'count' | keyof Sightings>;
interface Gathered extends Sightings {
  readonly key: GroupKey;
  count: number;
}

interface KeyOfGroup {
  readonly key: GroupKey;
  /** Equal for equal keys only. */
  readonly text: string;
}

export interface GroupMap {
  readonly keyOf: (event: EventFields) => KeyOfGroup;
  /** Counts an event in the group of its key. */
  readonly add: (key: KeyOfGroup, seen: Pick<EventFields, 'time' | 'id'>) => void;
  /** The groups so far; the map is empty then. */
  readonly take: () => Iterable<ActivityGroup>;
  readonly size: () => number;
}

/** About what the engine needs for a group beside its key. */
const BYTES_OF_GROUP = 800;

export function openGroupMap(wanted: WantedMembersOf): GroupMap {
  const kinds = new Map<string, WantedMembers>();
  let groups = new Map<string, Gathered>();
  let bytes = 0;

  const wantedOf = ({ eventSource, eventName }: EventFields): WantedMembers => {
    const kind = JSON.stringify([eventSource, eventName]);
    const known = kinds.get(kind);
    if (known !== undefined) return known;
    const asked = wanted(eventSource, eventName);
    kinds.set(kind, asked);
    return asked;
  };

  return {
    keyOf: (event) => {
      const key = keyOf(event, wantedOf(event));
      return { key, text: JSON.stringify(key) };
    },
    add: ({ key, text }, { time, id }) => {
      const known = groups.get(text);
      if (known !== undefined) {
        known.count++;
        addSighting(known, time, id);
        return;
      }
      groups.set(text, { key, count: 1, firstSeen: time, lastSeen: time, firstId: id, lastId: id });
      bytes += BYTES_OF_GROUP + 2 * text.length;
    },
    take: () => {
      const taken = groups;
      groups = new Map();
      bytes = 0;
      return read(taken);
    },
    size: () => bytes,
  };
}

function* read(groups: ReadonlyMap<string, Gathered>): Iterable<ActivityGroup> {
  for (const { key, ...seen } of groups.values()) yield { ...key, ...seen };
}

function keyOf(event: EventFields, wanted: WantedMembers): GroupKey {
  const { identity, resources, requestParameters, responseElements, time, id, isDataEvent, ...texts } = event;
  return {
    identity: { ...identity } satisfies ActivityIdentity,
    ...texts,
    resources,
    parameters: wantedText(requestParameters, wanted.parameters),
    response: wantedText(responseElements, wanted.response),
  };
}
