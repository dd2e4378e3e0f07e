// Where in an object we are, and what is to be done with the bytes that are there: as `assembly/object.ts`, in JavaScript.
import { BAD, beginsLiteral, isClosing, isOpening, isSpace, MORE, readName, skipSpace, type Walk } from './json-walk.ts';
import { LARGEST_EVENT } from './limits.ts';
import type { ScannedObject } from './object-scanner.ts';

/** What is done with the events of an object. */
export interface EventReader {
  readonly walk: Walk;
  /** Reads the object at `at`; where it ends, `MORE`, or `BAD`. Where its `Records` begin, with `foundRecords`, if it may have some. */
  readonly read: (at: number, mayHaveRecords: boolean) => number;
  readonly foundRecords: () => boolean;
  readonly isEvent: () => boolean;
  /** The event that was read last counts; false: it is no JSON after all. */
  readonly take: () => boolean;
  readonly nameIsRecords: () => boolean;
}

type Problem = NonNullable<ScannedObject['problem']>;
type State = 'top' | 'first' | 'member' | 'afterMember' | 'name' | 'afterValue' | 'passing' | 'stopped';

/** Counts of what the frame itself sees. */
export interface FrameTotals {
  readonly malformed: number;
  readonly lists: number;
  /** What is wrong with the object; `noRecords` at the first object that is no event. */
  readonly problem: Problem | undefined;
}

export interface ObjectFrame {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => FrameTotals;
}

export function openFrame(reader: EventReader): ObjectFrame {
  const { walk } = reader;
  let state: State = 'top';
  let inObject = false;
  let held = new Uint8Array(0);
  let heldLength = 0;
  let needed = 0;
  /** Bytes of the object before those that are there. */
  let done = 0;
  let malformed = 0;
  let lists = 0;
  let problem: Problem | undefined;
  let noEvent: Problem | undefined;
  let depth = 0;
  let inString = false;
  let afterBackslash = false;
  let stateAfter: State = 'top';
  /** Whether an event should have been there. */
  let insteadOfEvent = false;

  const stop = (at: number): number => {
    state = 'stopped';
    problem = { kind: 'notJson', offset: done + at - 1 };
    return at + 1;
  };
  const go = (at: number, mayGo: boolean, to: State): number => {
    if (!mayGo) return stop(at);
    state = to;
    return at + 1;
  };
  const openList = (at: number, isMember: boolean): number => {
    lists++;
    inObject = isMember;
    state = 'first';
    return at;
  };
  const closeList = (at: number): number => go(at, true, inObject ? 'afterValue' : 'top');

  const startPassing = (at: number, then: State, instead: boolean): number => {
    const byte = walk.bytes[at] ?? 0;
    const isLiteral = beginsLiteral(byte);
    if (!isLiteral && byte !== 0x22 && !isOpening(byte)) return stop(at);
    depth = isOpening(byte) ? 1 : 0;
    inString = byte === 0x22;
    afterBackslash = false;
    stateAfter = then;
    insteadOfEvent = instead;
    state = 'passing';
    return isLiteral ? at : at + 1;
  };
  const leave = (at: number): number => {
    if (insteadOfEvent) malformed++;
    state = stateAfter;
    return at;
  };
  const passOver = (from: number): number => {
    const { bytes, end } = walk;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (inString) {
        if (afterBackslash) afterBackslash = false;
        else if (byte === 0x5c) afterBackslash = true;
        else if (byte === 0x22) {
          inString = false;
          if (depth === 0) return leave(at + 1);
        }
      } else if (depth === 0) {
        if (byte === 0x2c || isClosing(byte) || isSpace(byte)) return leave(at);
      } else if (byte === 0x22) {
        inString = true;
      } else if (isOpening(byte)) {
        depth++;
      } else if (isClosing(byte) && --depth === 0) {
        return leave(at + 1);
      }
    }
    return end;
  };
  const tooLarge = (at: number, isTop: boolean): number => startPassing(at, isTop ? 'top' : 'afterMember', true);

  /** An event, or an object around events. */
  const readOne = (at: number, isTop: boolean): number => {
    const past = reader.read(at, isTop);
    if (past === BAD) return stop(at);
    if (past === MORE) return walk.end - at <= LARGEST_EVENT ? MORE : tooLarge(at, isTop);
    const isTooLarge = past - at > LARGEST_EVENT;
    if (reader.foundRecords()) return isTooLarge ? tooLarge(at, isTop) : openList(past, true);
    if (isTooLarge || (!isTop && !reader.isEvent())) malformed++;
    else if (!reader.isEvent()) noEvent ??= { kind: 'noRecords', offset: done + at - 1 };
    else if (!reader.take()) return stop(at);
    state = isTop ? 'top' : 'afterMember';
    return past;
  };
  const readMember = (at: number, byte: number): number => {
    if (byte === 0x7b) return readOne(at, false);
    return startPassing(at, 'afterMember', true);
  };
  const readMemberOfObject = (at: number): number => {
    const value = readName(walk, at);
    if (value === BAD || ((value === MORE || value >= walk.end) && walk.end - at > LARGEST_EVENT)) return stop(at);
    if (value === MORE || value >= walk.end) return MORE;
    return reader.nameIsRecords() && walk.bytes[value] === 0x5b ? openList(value + 1, true) : startPassing(value, 'afterValue', false);
  };

  /** One step from `at`: how far it got, or `MORE`. */
  const step = (at: number): number => {
    if (state === 'passing') return passOver(at);
    const byte = walk.bytes[at] ?? 0;
    if (isSpace(byte)) return skipSpace(walk, at);
    switch (state) {
      case 'top':
        if (byte === 0x7b) return readOne(at, true);
        return byte === 0x5b ? openList(at + 1, false) : stop(at);
      case 'first':
        return byte === 0x5d ? closeList(at) : readMember(at, byte);
      case 'member':
        return readMember(at, byte);
      case 'afterMember':
        return byte === 0x5d ? closeList(at) : go(at, byte === 0x2c, 'member');
      case 'afterValue':
        return byte === 0x7d ? go(at, true, 'top') : go(at, byte === 0x2c, 'name');
      default:
        return readMemberOfObject(at);
    }
  };

  /** Reads what there is; gives what is left. */
  const read = (bytes: Uint8Array): Uint8Array => {
    walk.bytes = bytes;
    walk.end = bytes.length;
    // Position 0 stands for `MORE`: what is read begins after a byte that is none of it.
    let at = 1;
    if (done === 0 && bytes[1] === 0xef) {
      if (bytes.length < 4) return bytes.subarray(1);
      if (bytes[2] === 0xbb && bytes[3] === 0xbf) at = 4;
    }
    needed = 0;
    while (at < bytes.length && state !== 'stopped') {
      const past = step(at);
      if (past === MORE) {
        needed = (bytes.length - at) * 2;
        break;
      }
      at = past;
    }
    done += at - 1;
    return state === 'stopped' ? bytes.subarray(bytes.length) : bytes.subarray(at);
  };

  const pushMore = (bytes: Uint8Array): void => {
    if (heldLength + bytes.length + 1 > held.length) {
      const larger = new Uint8Array(2 * (heldLength + bytes.length + 1));
      larger.set(held.subarray(0, heldLength + 1));
      held = larger;
    }
    held.set(bytes, heldLength + 1);
    heldLength += bytes.length;
    if (heldLength < needed) return;
    const rest = read(held.subarray(0, heldLength + 1));
    held.copyWithin(1, rest.byteOffset - held.byteOffset, rest.byteOffset - held.byteOffset + rest.length);
    heldLength = rest.length;
  };

  return {
    push: (bytes) => {
      for (let from = 0; from < bytes.length && state !== 'stopped'; from += PIECE) pushMore(bytes.subarray(from, from + PIECE));
    },
    end: () => {
      needed = 0;
      pushMore(new Uint8Array(0));
      if (state !== 'stopped' && (state !== 'top' || heldLength > 0)) problem = { kind: 'truncated', offset: done + heldLength };
      const totals = { malformed, lists, problem: problem ?? noEvent };
      state = 'top';
      heldLength = 0;
      done = 0;
      malformed = 0;
      lists = 0;
      problem = undefined;
      noEvent = undefined;
      return totals;
    },
  };
}

/** Bytes that are read at a time: they stay in the cache. */
const PIECE = 256 * 1024;
