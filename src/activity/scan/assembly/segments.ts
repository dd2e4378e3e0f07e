// Runs of members that are the same in event after event, known by their bytes: who calls from where, and the end of an event.
import { sameLongBytes } from './compare';
import { copyBytes } from './memory';
import { byteAt, end } from './walk';

/** Sets of two places of 512 bytes: length, which fields it sets, their values, the name that was read last, the bytes. More would not stay in the cache. */
const SETS: usize = 128;
const PLACE: usize = 512;
const FIELDS: usize = 4;
const VALUES: usize = 8;
const LAST_NAME: usize = 32;
/** In the first place of a set: which of the two was filled last. */
const TURN: usize = 36;
const BYTES: usize = 48;
const places: usize = memory.data(128 * 1024, 64);
const LONGEST: usize = PLACE - BYTES - 16;

/** The places where a segment may be that begins at `at`; `hint` is what it probably depends on. */
export function segmentsFor(at: usize, hint: usize): usize {
  const word =
    (load<u64>(at, 24) ^ <u64>hint) * 0x9e3779b97f4a7c15 + load<u64>(at, 40) * 0xd6e8feb86659fd93 + load<u64>(at, 168) * 0xa0761d6478bd642f;
  return places + (<usize>(word >> 55) & (SETS - 1)) * 2 * PLACE;
}

/** The place of the segment whose bytes are at `at`, or 0. It ends where the known one does. */
export function findSegment(set: usize, at: usize): usize {
  if (isSegment(set, at)) return set;
  return isSegment(set + PLACE, at) ? set + PLACE : 0;
}

function isSegment(place: usize, at: usize): bool {
  const length = <usize>load<u32>(place);
  return length != 0 && sameLongBytes(place + BYTES, at, length) && at + length <= end;
}

/** A place of the set for the segment from `at`, whose values are to be set; 0 if it is too long. */
export function keepSegment(set: usize, at: usize, length: usize, fields: u32, lastName: usize): usize {
  if (length > LONGEST || !endsByItself(at + length - 1)) return 0;
  const turn = load<u32>(set, TURN) ^ 1;
  store<u32>(set, turn, TURN);
  const place = set + <usize>turn * PLACE;
  store<u32>(place, <u32>length);
  store<u32>(place, fields, FIELDS);
  store<u32>(place, <u32>lastName, LAST_NAME);
  copyBytes(place + BYTES, at, length);
  return place;
}

/** Numbers and literals may go on where they ended in another event. */
function endsByItself(last: usize): bool {
  return byteAt(last) == 0x22 || byteAt(last) == 0x7d;
}

export function segmentLength(place: usize): usize {
  return <usize>load<u32>(place);
}
export function segmentFields(place: usize): u32 {
  return load<u32>(place, FIELDS);
}
export function segmentLastName(place: usize): usize {
  return <usize>load<u32>(place, LAST_NAME);
}
export function segmentValue(place: usize, index: usize): u32 {
  return load<u32>(place + VALUES + (index << 2));
}
export function setSegmentValue(place: usize, index: usize, value: u32): void {
  store<u32>(place + VALUES + (index << 2), value);
}
