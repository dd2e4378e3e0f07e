// One object, in pieces: where in it we are, and what is to be done with the bytes that are there.
import { readEvent, recordsAt } from './event';
import { LARGEST_EVENT } from './limits';
import { giveBlock, SLACK, takeBlock } from './memory';
import { openObject, takeEvent } from './take-event';
import { name, source } from './event';
import {
  countOne,
  EVENTS,
  FIRST_TIME,
  LAST_TIME,
  LISTS,
  MALFORMED,
  NO_RECORDS,
  NOT_JSON,
  OUTSIDE,
  PROBLEM,
  PROBLEM_OFFSET,
  REPEATS,
  totals,
  TRUNCATED,
} from './totals';
import { NO_TIME } from './instants';
import { countEvents } from './count-event';
import { goOnWithValue, holdValue, isPassed, passBytes, startValue } from './passing';
import { byteAt, isSpace, setEnd, skipSpace, Status, status } from './walk';
import { member, readMember as readNameOfMember, RECORDS } from './names';

/** What comes next in the object. */
const TOP: u32 = 0;
/** A bare list: its first event or its end, an event, what follows an event. */
const FIRST_OF_LIST: u32 = 1;
const IN_LIST: u32 = 2;
const AFTER_EVENT: u32 = 3;
/** After a value in an object around events; the name of its next member. */
const AFTER_MEMBER: u32 = 4;
const MEMBER: u32 = 5;
/** In a value of any size that is passed over byte by byte. */
const SKIPPING: u32 = 6;
const STOPPED: u32 = 7;

let state: u32 = TOP;
/** Whether the list stands in an object. */
let inObject: bool = false;

/** The bytes that are there: from `window` to `filled`; `done` of the object came before. */
let power: u32 = 18;
export let window: usize = takeBlock(power);
let filled: usize = window;
let done: u64 = 0;
/** Reading is not tried again before there are so many. */
let needed: usize = 0;

/** What comes after the value that is passed over. */
let stateAfter: u32 = TOP;
/** Whether an event should have been there. */
let insteadOfEvent: bool = false;

/** The first top-level object that is no event: its offset plus 1; 0: none. */
let noEvent: u64 = 0;

export function open(): void {
  memory.fill(totals, 0, 64);
  store<u64>(totals + FIRST_TIME, NO_TIME);
  store<u64>(totals + LAST_TIME, NO_TIME);
  state = TOP;
  inObject = false;
  filled = window;
  done = 0;
  needed = 0;
  noEvent = 0;
  openObject();
}

/** Where the next piece may be written, for `length` bytes. */
export function roomFor(length: usize): usize {
  const held = filled - window;
  let wanted = power;
  while (held + length + SLACK > (<usize>1) << wanted) wanted++;
  if (wanted != power) {
    const old = window;
    window = takeBlock(wanted);
    memory.copy(window, old, held);
    giveBlock(old, power);
    power = wanted;
    filled = window + held;
  }
  return filled;
}

/** `length` bytes were written there. */
export function feed(length: usize): void {
  filled += length;
  memory.fill(filled, 0, SLACK);
  if (filled - window < needed) return;
  setEnd(filled);
  let at = window;
  if (done == 0) {
    if (filled - window < 3 && byteAt(at) == 0xef) return keep(at, 3);
    if ((load<u32>(at) & 0xffffff) == 0xbfbbef) at += 3;
  }
  while (at < filled && state != STOPPED) {
    const past = step(at);
    if (past == 0) return keep(at, (filled - at) * 2);
    at = past;
  }
  keep(at, 0);
}

/** What is not read yet moves to the front. */
function keep(from: usize, least: usize): void {
  const rest = state == STOPPED ? <usize>0 : filled - from;
  done += <u64>(from - window);
  memory.copy(window, from, rest);
  filled = window + rest;
  needed = least;
}

/** One step from `at`; returns how far it got, or 0 when more bytes are needed. */
function step(at: usize): usize {
  if (state == SKIPPING) return passOver(at);
  const byte = byteAt(at);
  if (isSpace(byte)) return skipSpace(at);
  switch (state) {
    case TOP:
      if (byte == 0x7b) return readOne(at, true);
      if (byte != 0x5b) return stop(at, NOT_JSON);
      return openList(at + 1, false);
    case FIRST_OF_LIST:
      if (byte == 0x5d) return closeList(at + 1);
      return readMember(at, byte);
    case IN_LIST:
      return readMember(at, byte);
    case AFTER_EVENT:
      if (byte == 0x5d) return closeList(at + 1);
      return go(at, byte == 0x2c, IN_LIST);
    case AFTER_MEMBER:
      if (byte == 0x7d) return go(at, true, TOP);
      return go(at, byte == 0x2c, MEMBER);
    default:
      return readMemberOfObject(at);
  }
}

function go(at: usize, mayGo: bool, to: u32): usize {
  if (!mayGo) return stop(at, NOT_JSON);
  state = to;
  return at + 1;
}

function openList(at: usize, isMember: bool): usize {
  countOne(LISTS);
  inObject = isMember;
  state = FIRST_OF_LIST;
  return at;
}

function closeList(at: usize): usize {
  state = inObject ? AFTER_MEMBER : TOP;
  return at;
}

function readMember(at: usize, byte: u32): usize {
  if (byte == 0x7b) return readOne(at, false);
  return startPassing(at, AFTER_EVENT, true);
}

/** An event, or an object around events. */
function readOne(at: usize, isTop: bool): usize {
  setEnd(filled);
  const past = readEvent(at, isTop);
  if (past == 0) {
    if (status == Status.BAD) return stop(at, NOT_JSON);
    if (filled - at <= LARGEST_EVENT) return 0;
    return tooLarge(at, isTop);
  }
  if (recordsAt != 0) return past - at > LARGEST_EVENT ? tooLarge(at, isTop) : openList(past, true);
  if (isTop && (source == 0 || name == 0) && past - at <= LARGEST_EVENT) {
    if (noEvent == 0) noEvent = offsetOf(at) + 1;
  } else if (!takeEvent(at, past)) {
    return stop(at, NOT_JSON);
  }
  state = isTop ? TOP : AFTER_EVENT;
  return past;
}

function tooLarge(at: usize, isTop: bool): usize {
  return startPassing(at, isTop ? TOP : AFTER_EVENT, true);
}

function readMemberOfObject(at: usize): usize {
  setEnd(filled);
  const value = readNameOfMember(at);
  if (value == 0 || value >= filled) {
    const isHopeless = status == Status.BAD || filled - at > LARGEST_EVENT;
    return isHopeless ? stop(at, NOT_JSON) : 0;
  }
  const isRecords = member == RECORDS;
  return isRecords && byteAt(value) == 0x5b ? openList(value + 1, true) : startPassing(value, AFTER_MEMBER, false);
}

function startPassing(at: usize, then: u32, instead: bool): usize {
  const byte = byteAt(at);
  const isLiteral = byte == 0x2d || (byte >= 0x30 && byte <= 0x39) || byte == 0x74 || byte == 0x66 || byte == 0x6e;
  if (byte != 0x22 && byte != 0x7b && byte != 0x5b && !isLiteral) return stop(at, NOT_JSON);
  stateAfter = then;
  insteadOfEvent = instead;
  state = SKIPPING;
  return startValue(at);
}

function passOver(at: usize): usize {
  const past = passBytes(at, filled);
  return isPassed ? leave(past) : past;
}

function leave(at: usize): usize {
  if (insteadOfEvent) countOne(MALFORMED);
  state = stateAfter;
  return at;
}

function offsetOf(at: usize): u64 {
  return done + <u64>(at - window);
}

function stop(at: usize, problem: u32): usize {
  state = STOPPED;
  note(problem, offsetOf(at));
  return at + 1;
}

function note(problem: u32, offset: u64): void {
  store<u32>(totals + PROBLEM, problem);
  store<u64>(totals + PROBLEM_OFFSET, offset);
}

/** The object is over. */
export function close(): void {
  needed = 0;
  feed(0);
  countEvents();
  if (state == STOPPED) return;
  if (state != TOP || filled != window) return note(TRUNCATED, done + <u64>(filled - window));
  const anything = load<u32>(totals + EVENTS) | load<u32>(totals + REPEATS) | load<u32>(totals + MALFORMED) | load<u32>(totals + OUTSIDE);
  if (noEvent != 0) note(NO_RECORDS, noEvent - 1);
  else if ((anything | load<u32>(totals + LISTS)) == 0) note(NO_RECORDS, 0);
}

/** What another module goes on from, in the middle of the object: its totals, where in it we are, and the bytes that are not read yet. */
const held: usize = memory.data(56, 16);

/** All events so far are in their groups. */
export function hold(): usize {
  countEvents();
  store<u64>(held, done);
  store<u64>(held, noEvent, 8);
  store<u32>(held, <u32>needed, 16);
  store<u32>(held, state, 20);
  store<u32>(held, stateAfter, 24);
  store<u32>(held, <u32>inObject | ((<u32>insteadOfEvent) << 1), 28);
  holdValue(held + 32);
  store<u32>(held, <u32>window, 40);
  store<u32>(held, <u32>(filled - window), 44);
  return held;
}

/** After `open`, when all of that was written: the state to `held`, `length` bytes where `roomFor` says. */
export function goOn(length: usize): void {
  done = load<u64>(held);
  noEvent = load<u64>(held, 8);
  needed = <usize>load<u32>(held, 16);
  state = load<u32>(held, 20);
  stateAfter = load<u32>(held, 24);
  inObject = (load<u32>(held, 28) & 1) != 0;
  insteadOfEvent = (load<u32>(held, 28) & 2) != 0;
  goOnWithValue(held + 32);
  filled += length;
  memory.fill(filled, 0, SLACK);
}

/** Bytes of the window, which are no group's. */
export function windowBytes(): usize {
  return (<usize>1) << power;
}
