// The reference scanner: keeps the whole object, cuts it into events, and reads each with `JSON.parse`. The others are held to what it gives.
import { hashOf } from './event-hash.ts';
import { eventFieldsOf } from './event-fields.ts';
import { findValueEnd, skipSpace } from './find-value-end.ts';
import { openGroupMap } from './group-map.ts';
import { isOneOf } from '../principal-pattern.ts';
import { instantOrNone, isOutside } from './instant-or-none.ts';
import { LARGEST_EVENT } from './limits.ts';
import { addSighting, type Sightings } from './sightings.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from './object-scanner.ts';

type Problem = NonNullable<ScannedObject['problem']>;
/** Thrown where reading stops, caught where the object ends. */
class Stop extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Needs the memory for all of the object; for tests, and for engines of which nothing else is known. */
export function parseScanner(options: ScannerOptions): ObjectScanner {
  const groups = openGroupMap(options.wanted);
  const { from = '', to, principals } = options;
  let pieces: Uint8Array[] = [];
  return {
    push: (bytes) => {
      pieces.push(bytes.slice());
    },
    end: () => {
      const bytes = concatenate(pieces);
      pieces = [];
      return readObject(bytes);
    },
    scan: readObject,
    takeGroups: groups.take,
    size: groups.size,
  };

  function readObject(bytes: Uint8Array): ScannedObject {
    let events = 0;
    let repeats = 0;
    let malformed = 0;
    let outside = 0;
    let untimed = 0;
    let lists = 0;
    let noRecords: Problem | undefined;
    const dataEventSources = new Set<string>();
    const seen: Sightings = { firstSeen: '', firstId: '', lastSeen: '', lastId: '' };

    const addEvent = (begin: number, past: number): boolean => {
      const event = eventFieldsOf(parse(begin, past));
      if (event === undefined) return false;
      const instant = instantOrNone(event.time);
      if (isOutside(instant, from, to)) {
        outside++;
        return true;
      }
      const isMine = principals === undefined || isOneOf(principals, event.identity.arn);
      const key = isMine ? groups.keyOf(event) : undefined;
      if (event.id !== '' && options.seen !== undefined) {
        const { identity, eventSource, eventName } = event;
        const { low, high } = hashOf([event.id, event.time, key?.text ?? JSON.stringify([identity, eventSource, eventName])]);
        if (options.seen(low, high)) {
          repeats++;
          return true;
        }
      }
      events++;
      if (instant === '') untimed++;
      addSighting(seen, instant, '');
      if (event.isDataEvent) dataEventSources.add(event.eventSource);
      if (key !== undefined) groups.add(key, { time: instant, id: event.id });
      return true;
    };

    const end = (from: number): number => {
      const at = findValueEnd(bytes, from);
      if (at < 0) throw new Stop({ kind: 'truncated', offset: bytes.length });
      return at;
    };
    const parse = (from: number, to: number): unknown => parseText(bytes.subarray(from, to), from);

    /** From after the bracket to after its fellow. */
    const readList = (from: number): number => {
      lists++;
      let at = skipSpace(bytes, from);
      if (bytes[at] === CLOSE_LIST) return at + 1;
      for (;;) {
        const begin = skipSpace(bytes, at);
        const past = end(begin);
        if (past - begin > LARGEST_EVENT || !addEvent(begin, past)) malformed++;
        at = skipSpace(bytes, past);
        if (bytes[at] === CLOSE_LIST) return at + 1;
        if (bytes[at] !== COMMA) throw stopAt(at);
        at++;
      }
    };
    const stopAt = (at: number): Stop => new Stop(at < bytes.length ? { kind: 'notJson', offset: at } : { kind: 'truncated', offset: at });

    /** An event, or an object with `Records`, which are read as they come. */
    const readTop = (begin: number): number => {
      let isList = false;
      let at = skipSpace(bytes, begin + 1);
      while (bytes[at] !== CLOSE_OBJECT) {
        if (bytes[at] !== QUOTE) throw stopAt(at);
        const afterName = end(at);
        const name = parse(at, afterName);
        at = skipSpace(bytes, afterName);
        if (bytes[at] !== COLON) throw stopAt(at);
        at = skipSpace(bytes, at + 1);
        if (name === 'Records' && bytes[at] === OPEN_LIST && (isList || at - begin <= LARGEST_EVENT)) {
          isList = true;
          at = readList(at + 1);
        } else {
          const past = end(at);
          parse(at, past);
          at = past;
        }
        at = skipSpace(bytes, at);
        if (bytes[at] === CLOSE_OBJECT) break;
        if (bytes[at] !== COMMA) throw stopAt(at);
        at = skipSpace(bytes, at + 1);
        if (bytes[at] === CLOSE_OBJECT) throw stopAt(at);
      }
      const past = at + 1;
      if (isList) return past;
      if (past - begin > LARGEST_EVENT) malformed++;
      else if (!addEvent(begin, past)) noRecords ??= { kind: 'noRecords', offset: begin };
      return past;
    };

    let problem: Problem | undefined;
    try {
      let at = skipSpace(bytes, startOf(bytes));
      while (at < bytes.length) {
        if (bytes[at] === OPEN_OBJECT) at = readTop(at);
        else if (bytes[at] === OPEN_LIST) at = readList(at + 1);
        else throw stopAt(at);
        at = skipSpace(bytes, at);
      }
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      problem = error.problem;
    }
    if (events + repeats + outside + malformed + lists === 0) noRecords ??= { kind: 'noRecords', offset: 0 };
    problem ??= noRecords;
    const { firstSeen, lastSeen } = seen;
    const sources = [...dataEventSources].sort();
    const counts = { events, repeats, malformed, outside, untimed };
    return { ...counts, ...(problem && { problem }), passedOver: false, firstSeen, lastSeen, dataEventSources: sources };
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const MARK = [0xef, 0xbb, 0xbf];

/** After the byte order mark, if there is one; the end, if there is only a part of it. */
function startOf(bytes: Uint8Array): number {
  return MARK.every((byte, index) => index >= bytes.length || bytes[index] === byte) ? Math.min(3, bytes.length) : 0;
}

/** `ignoreBOM` keeps a mark within the object, which is no white space. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function parseText(bytes: Uint8Array, offset: number): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new Stop({ kind: 'notJson', offset });
  }
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
