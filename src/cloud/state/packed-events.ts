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
  /** A deflated JSON array, in the order of the log. */
  readonly heads: Uint8Array;
  /** Deflated lines of JSON, in the same order. */
  readonly bodies: Uint8Array;
}

const deflated = promisify(deflateRaw);

/** Packs events (at least one), oldest first, outside of the event loop. */
export async function packEvents(events: readonly NumberedEvent[]): Promise<PackedEvents> {
  const times = events.map(({ event }) => event.time);
  const heads = events.map(headOf);
  const summary = {
    first: events[0]!.number,
    last: events.at(-1)!.number,
    count: events.length,
    from: Math.min(...times),
    to: Math.max(...times),
  };
  const bodies = events.map(({ event }) => event.json);
  return { ...summary, heads: await packed(JSON.stringify(heads)), bodies: await packed(bodies.join('\n')) };
}

/** As it is written: what is undefined does not get into the JSON. Member by member, since copies with `...` cost several times as much. */
function headOf({ number, event }: NumberedEvent): { readonly [Key in keyof EventHead]: EventHead[Key] | undefined } {
  const { id, time, account, region, name, source, readOnly, username, accessKeyId, resources, category } = event;
  return { number, id, time, account, region, name, source, readOnly, username, accessKeyId, resources, category };
}

export function readHeads({ heads }: PackedEvents): readonly EventHead[] {
  return JSON.parse(inflateRawSync(heads).toString('utf8')) as EventHead[];
}

export function readBodies({ bodies }: PackedEvents): readonly string[] {
  return inflateRawSync(bodies).toString('utf8').split('\n');
}

/** The event again, from its two parts. */
export function joinEvent({ number, ...head }: EventHead, json: string): NumberedEvent {
  return { number, event: { ...head, json } };
}

async function packed(text: string): Promise<Uint8Array> {
  // A copy of just these bytes: the result may be a view of a much larger buffer.
  // Higher levels take twice the time, and gain a twentieth with texts that are so alike.
  return Uint8Array.from(await deflated(text, { level: 1 }));
}
