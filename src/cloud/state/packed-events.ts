// Older events, deflated: what queries look at apart from the long texts, so that a search unpacks little.
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import type { LoggedEvent } from './event-log.ts';

/** An event with its place in the log: counted from 1, with gaps where events were lost with a crash. */
export interface NumberedEvent {
  readonly number: number;
  readonly event: LoggedEvent;
}

/** Everything of an event but its text. */
export type EventHead = Omit<LoggedEvent, 'json'> & { readonly number: number };

export interface PackSummary {
  /** Numbers of the first and the last event. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Earliest and latest time, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

export interface PackedEvents extends PackSummary {
  /** Deflated JSON arrays, in the order of the log. */
  readonly heads: Uint8Array;
  readonly bodies: Uint8Array;
}

const deflated = promisify(deflateRaw);

/** Packs events (at least one), oldest first, outside of the event loop. */
export async function packEvents(events: readonly NumberedEvent[]): Promise<PackedEvents> {
  const times = events.map(({ event }) => event.time);
  const heads = events.map(({ number, event: { json: _, ...head } }): EventHead => ({ number, ...head }));
  const summary = {
    first: events[0]!.number,
    last: events.at(-1)!.number,
    count: events.length,
    from: Math.min(...times),
    to: Math.max(...times),
  };
  return { ...summary, heads: await packed(heads), bodies: await packed(events.map(({ event }) => event.json)) };
}

export function readHeads({ heads }: PackedEvents): readonly EventHead[] {
  return JSON.parse(inflateRawSync(heads).toString('utf8')) as EventHead[];
}

export function readBodies({ bodies }: PackedEvents): readonly string[] {
  return JSON.parse(inflateRawSync(bodies).toString('utf8')) as string[];
}

/** The event again, from its two parts. */
export function joinEvent({ number, ...head }: EventHead, json: string): NumberedEvent {
  return { number, event: { ...head, json } };
}

async function packed(values: readonly unknown[]): Promise<Uint8Array> {
  // A copy of just these bytes: the result may be a view of a much larger buffer.
  // Higher levels take twice the time, and gain a twentieth with texts that are so alike.
  return Uint8Array.from(await deflated(JSON.stringify(values), { level: 1 }));
}
