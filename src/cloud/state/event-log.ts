// The log of CloudTrail events: the recent ones as they are, older ones packed, all of them found by account, time and attribute.
import type { Clock } from '../ports/clock.ts';
import { type EventQuery, matches } from './event-query.ts';
import { joinEvent, type NumberedEvent, packEvents, type PackedEvents, readBodies, readHeads } from './packed-events.ts';

export interface LoggedEvent {
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  readonly account: string;
  readonly region: string;
  /** `CreateRole`. */
  readonly name: string;
  /** `iam.amazonaws.com`. */
  readonly source: string;
  readonly readOnly: boolean;
  readonly username?: string;
  readonly accessKeyId?: string;
  readonly resources: readonly { readonly type?: string; readonly name: string }[];
  /** The whole event, as CloudTrail writes it, in one line. */
  readonly json: string;
  readonly category: 'Management' | 'Data';
}

export interface EventPage {
  /** Newest first. */
  readonly events: readonly LoggedEvent[];
  /** Where to go on; absent at the end. */
  readonly next?: string;
}

export interface EventLog {
  /** With a journal, to be called before `State.commit` of the call: that then covers the event of a call that wrote. */
  readonly append: (event: LoggedEvent) => void;
  /** Throws RangeError for a continuation that no query gave out. */
  readonly query: (query: EventQuery) => EventPage;
  readonly count: () => number;
  /** How many events were dropped for their number or age since the start. */
  readonly dropped: () => number;
  readonly clear: () => void;
  /** Resolves when all events so far are durable, if they are at all. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What keeps events beyond the process. */
export interface EventStore {
  /** A new event. */
  readonly append: (event: NumberedEvent) => void;
  /** These events, the oldest that were not packed, will be in one pack; resolves when it is durable. */
  readonly pack: (packed: PackedEvents) => Promise<void>;
  readonly drop: (packed: PackedEvents) => void;
  /** No event up to this number is kept any longer. */
  readonly clear: (last: number) => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface EventLogOptions {
  readonly clock: Clock;
  /** The oldest go when there are more. Default: 100,000. */
  readonly maximum?: number;
  /** Events in one pack. Default: 256. */
  readonly packSize?: number;
  readonly store?: EventStore;
  /** What the store held, oldest first. */
  readonly packs?: readonly PackedEvents[];
  readonly recent?: readonly NumberedEvent[];
  /** Numbers up to this one were used before. */
  readonly lastNumber?: number;
}

/** CloudTrail's event history goes back 90 days. "Viewing events with CloudTrail Event history" */
const KEPT = 90 * 86_400_000;

export function createEventLog(options: EventLogOptions): EventLog {
  const { clock, maximum = 100_000, packSize = 256, store } = options;
  let packs: readonly PackedEvents[] = options.packs ?? [];
  let recent: NumberedEvent[] = [...(options.recent ?? [])];
  let next = Math.max(options.lastNumber ?? 0, recent.at(-1)?.number ?? 0, packs.at(-1)?.last ?? 0) + 1;
  let packed = packs.reduce((sum, { count }) => sum + count, 0);
  let dropped = 0;
  let packing: Promise<void> | undefined;
  let epoch = 0;

  const pack = async (): Promise<void> => {
    while (recent.length >= packSize) {
      const begun = epoch;
      const made = await packEvents(recent.slice(0, packSize));
      if (begun !== epoch) continue;
      recent = recent.slice(packSize);
      packs = [...packs, made];
      packed += made.count;
      dropOld();
      await store?.pack(made);
    }
  };
  const dropOld = (): void => {
    const earliest = clock.now() - KEPT;
    while (packs.length > 0) {
      const oldest = packs[0]!;
      if (packed + recent.length - oldest.count < maximum && oldest.to >= earliest) return;
      packs = packs.slice(1);
      packed -= oldest.count;
      dropped += oldest.count;
      store?.drop(oldest);
    }
  };
  const startPacking = (): void => {
    if (packing !== undefined || recent.length < packSize) return;
    // A failure is the store's to report; the events stay in memory.
    packing = pack()
      .catch(() => undefined)
      .finally(() => {
        packing = undefined;
      });
  };
  startPacking();

  return {
    append: (event) => {
      const numbered = { number: next++, event };
      recent.push(numbered);
      store?.append(numbered);
      startPacking();
    },
    query: (query) => {
      const found: NumberedEvent[] = [];
      const full = (): boolean => found.length > query.limit;
      const from = Math.max(query.from ?? 0, clock.now() - KEPT);
      const asked = { ...query, from };
      const below = query.after === undefined ? Infinity : numberOf(query.after);
      for (let index = recent.length - 1; index >= 0 && !full(); index--) {
        const candidate = recent[index]!;
        if (candidate.number < below && matches(candidate.event, asked)) found.push(candidate);
      }
      for (let index = packs.length - 1; index >= 0 && !full(); index--) {
        const candidate = packs[index]!;
        if (candidate.first < below && candidate.from <= (query.to ?? Infinity) && candidate.to >= from) {
          found.push(...search(candidate, asked, below, query.limit + 1 - found.length));
        }
      }
      const events = found.slice(0, query.limit).map(({ event }) => event);
      return full() ? { events, next: found[query.limit - 1]!.number.toString(36) } : { events };
    },
    count: () => packed + recent.length,
    dropped: () => dropped,
    clear: () => {
      epoch++;
      store?.clear(next - 1);
      packs = [];
      recent = [];
      packed = 0;
    },
    flush: async () => {
      await store?.flush();
    },
    close: async () => {
      await packing;
      await store?.close();
    },
  };
}

/** The newest matches in a pack, at most `limit`, newest first. */
function search(packed: PackedEvents, query: EventQuery, below: number, limit: number): readonly NumberedEvent[] {
  const heads = readHeads(packed);
  const places: number[] = [];
  for (let place = heads.length - 1; place >= 0 && places.length < limit; place--) {
    const head = heads[place]!;
    if (head.number < below && matches(head, query)) places.push(place);
  }
  if (places.length === 0) return [];
  const bodies = readBodies(packed);
  return places.map((place) => joinEvent(heads[place]!, bodies[place]!));
}

function numberOf(continuation: string): number {
  const number = /^[0-9a-z]{1,10}$/.test(continuation) ? Number.parseInt(continuation, 36) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new RangeError('no query gave out this continuation');
  return number;
}
