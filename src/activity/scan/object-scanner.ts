// What reads the bytes of objects and gathers groups: one in WebAssembly, one in plain JavaScript, and one with `JSON.parse`, which all give the same.
import type { ActivityGroup } from '../activity-group.ts';
import type { GroupImage } from './group-image.ts';
import type { PrincipalPattern } from '../principal-pattern.ts';
import type { WantedMembersOf } from '../wanted-members.ts';

export interface ScannerOptions {
  readonly wanted: WantedMembersOf;
  /**
   * Only events of these principals: an event is theirs when its `ActivityIdentity.arn` is (`isOneOf`). Absent: all events. Other events are counted and left out.
   */
  readonly principals?: readonly PrincipalPattern[];
  /**
   * Only events whose `eventTime`, compared as text, is an instant that is not before `from` and is before `to`. Others are counted in `outside` alone: not among `events`, not
   * told to `seen`, not in `firstSeen`. Absent: no bound.
   */
  readonly from?: string;
  readonly to?: string;
  /**
   * Told of each event as two words of a hash over its id, time and group; true when that event was there before. Called once for each event that has an id, in the order of the object.
   * Absent: nothing is a repeat.
   */
  readonly seen?: (low: number, high: number) => boolean;
}

/**
 * Reads one object after the other, each in pieces. Accepts `{"Records":[…]}` (with other members around it), a bare array of events, one event, and
 * events (or `{"Records":[…]}`) one after the other with white space between them (NDJSON).
 */
export interface ObjectScanner {
  /** The next piece of decompressed bytes; it is not kept. Pieces may be cut anywhere, in the middle of a character too. */
  readonly push: (bytes: Uint8Array) => void;
  /** The object is over: what it came to. The scanner is ready for the next object. */
  readonly end: () => ScannedObject;
  /**
   * `push` and `end` in one, for an object that is there as a whole. The faster way where there are `principals`: an object that has none of their names
   * anywhere, however written, is passed over without counting what is in it.
   */
  readonly scan: (object: Uint8Array) => ScannedObject;
  /**
   * The groups so far, in no particular order; the scanner is empty after it. Also in the middle of an object, whose end says the same then. They are made one at a time,
   * while they are read, from memory that is let go then.
   */
  readonly takeGroups: () => Iterable<ActivityGroup>;
  /** The same, where there is WebAssembly: as they stand in memory, which is used again for the groups to come. */
  readonly takeImage?: () => GroupImage;
  /** About how many bytes the groups take; the reader empties a scanner that has become too large. */
  readonly size: () => number;
}

export interface ScannedObject {
  /** Events that were gathered or left out because of `principals`; without repeats. */
  readonly events: number;
  readonly repeats: number;
  /** Members of `Records` that are no events (no object, or without `eventName` or `eventSource`), and events larger than 16 MiB. */
  readonly malformed: number;
  /** Absent: the object was whole. What came before the problem was gathered. */
  readonly problem?: { readonly kind: 'notJson' | 'truncated' | 'noRecords'; readonly offset: number };
  /** True: the object was passed over (`scan`); whether it was whole is not known, and everything else is 0 or ''. */
  readonly passedOver: boolean;
  /** Events left out because of `from` and `to`. */
  readonly outside: number;
  /** Of the `events`, those whose `eventTime` is none: missing, or no instant (`2026-01-31T00:00:00Z`). They count without a time. */
  readonly untimed: number;
  /** The earliest and the latest `eventTime` (as text) of the `events` that have one; '' when there is none. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Event sources of events with `eventCategory` `Data` or `managementEvent` false. */
  readonly dataEventSources: readonly string[];
}
