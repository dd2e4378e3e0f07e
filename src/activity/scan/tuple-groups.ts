// Groups by numbers: what the scanner in plain JavaScript gathers in.
import { addSighting, type Sightings } from './sightings.ts';
import { decodeSurrogates } from './text-bytes.ts';

export interface TupleGroups {
  /** Counts one event in the group of these numbers. */
  readonly add: (key: Int32Array, time: string, id: Uint8Array) => void;
  readonly count: () => number;
  readonly keyOf: (group: number) => Int32Array;
  readonly countOf: (group: number) => number;
  readonly seenOf: (group: number) => Sightings;
}

export function openTupleGroups(width: number): TupleGroups {
  let slots = new Int32Array(4096).fill(-1);
  let keys = new Int32Array(width * 1024);
  const counts: number[] = [];
  const seen: Sightings[] = [];

  const isKey = (group: number, key: Int32Array): boolean => {
    for (let index = 0; index < width; index++) if (keys[group * width + index] !== key[index]) return false;
    return true;
  };
  const placeOf = (key: Int32Array): number => {
    let hash = 0;
    for (let index = 0; index < width; index++) hash = Math.imul(hash ^ (key[index] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
    let place = (hash ^ (hash >>> 16)) & (slots.length - 1);
    while (slots[place] !== -1 && !isKey(slots[place] ?? 0, key)) place = (place + 1) & (slots.length - 1);
    return place;
  };
  const enlarge = (): void => {
    slots = new Int32Array(2 * slots.length).fill(-1);
    const larger = new Int32Array(2 * keys.length);
    larger.set(keys);
    keys = larger;
    for (let group = 0; group < counts.length; group++) slots[placeOf(keys.subarray(group * width, (group + 1) * width))] = group;
  };

  return {
    add: (key, time, id) => {
      const place = placeOf(key);
      const group = slots[place] ?? -1;
      if (group >= 0) {
        counts[group] = (counts[group] ?? 0) + 1;
        const known = seen[group];
        // Most events are neither the first nor the last.
        if (known !== undefined && (time >= known.lastSeen || time <= known.firstSeen || known.firstSeen === '')) {
          addSighting(known, time, decodeSurrogates(id));
        }
        return;
      }
      slots[place] = counts.length;
      keys.set(key, counts.length * width);
      counts.push(1);
      const only = decodeSurrogates(id);
      seen.push({ firstSeen: time, lastSeen: time, firstId: only, lastId: only });
      if (2 * counts.length >= slots.length || (counts.length + 1) * width > keys.length) enlarge();
    },
    count: () => counts.length,
    keyOf: (group) => keys.subarray(group * width, (group + 1) * width),
    countOf: (group) => counts[group] ?? 0,
    seenOf: (group) => {
      const known = seen[group];
      if (known === undefined) throw new Error(`there is no group ${group}`);
      return known;
    },
  };
}
