// The groups: a record each, found by the hash of its key.
import { hashBytes, sameBytes } from './compare';
import { textBefore } from './host';
import { isAfter, isBefore, isTextTime, textOfTime, writeTime } from './instants';
import { copyBytes, giveBlock, powerFor, reserve, takeBlock } from './memory';
import { COUNT as COUNT_OF_PARTS, LEFT_OUT, partAt, partLength, partSize, RESOURCES } from './parts';
import { areAscii } from './resources';
import { findOrAdd, Kind } from './text-table';
import { isAscii } from './texts';

/** Eight addresses: identity, event, type, region, error, recipient, VPC endpoint, TLS version; the lengths of the four parts. */
export const KEY_SIZE: usize = 48;
const LENGTHS: usize = 32;
const COUNT: usize = 48;
const FIRST_TIME: usize = 56;
const LAST_TIME: usize = 64;
/** 1: the first id is a text, whose address it holds; 2: the last one; 4: the parts are ASCII. */
const FLAGS: usize = 72;
const FIRST_ID: usize = 80;
const LAST_ID: usize = 96;
/** The bytes of the parts, one after the other. */
const PARTS: usize = 112;

let power: u32 = 14;
let slots: usize = openSlots(power);
let count: u32 = 0;

function openSlots(size: u32): usize {
  const at = takeBlock(size);
  memory.fill(at, 0, (<usize>1) << size);
  return at;
}

/** The table of groups, eight bytes a slot, the second four of which are the address of a record or 0. */
export function slotsAt(): usize {
  return slots;
}
export function slotsEnd(): usize {
  return slots + ((<usize>1) << power);
}
export function groupCount(): u32 {
  return count;
}

/** Where a group belongs that was not found. */
let place: usize = 0;
let placeHash: u32 = 0;

/** The record of the group with this key and the parts that are set, or 0; `openGroup` makes one then. */
export function findGroup(key: usize): usize {
  let hash: u32 = 1;
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) {
    store<u32>(key + LENGTHS + ((<usize>which) << 2), partLength(which));
    if (partSize(which) > 0) hash = hashBytes(partAt(which), partSize(which), hash);
  }
  hash = hashBytes(key, KEY_SIZE, hash);
  const mask: usize = (((<usize>1) << power) >> 3) - 1;
  let index = <usize>hash & mask;
  while (true) {
    const slot = slots + (index << 3);
    const record = <usize>load<u32>(slot, 4);
    if (record == 0) {
      place = slot;
      placeHash = hash;
      return 0;
    }
    if (load<u32>(slot) == hash && sameKey(record, key) && sameParts(record)) return record;
    index = (index + 1) & mask;
  }
}

function sameKey(a: usize, b: usize): bool {
  const first = v128.xor(v128.load(a), v128.load(b));
  const second = v128.xor(v128.load(a, 16), v128.load(b, 16));
  const third = v128.xor(v128.load(a, 32), v128.load(b, 32));
  return !v128.any_true(v128.or(v128.or(first, second), third));
}

function sameParts(record: usize): bool {
  let at = record + PARTS;
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) {
    const size = partSize(which);
    if (size > 0 && !sameBytes(at, partAt(which), size)) return false;
    at += size;
  }
  return true;
}

/** Opens the group that `findGroup` has just not found. `id` is where the 16 bytes of an id stand, or with `idIsText` the address of a text. */
export function openGroup(key: usize, time: u64, id: usize, idIsText: bool): void {
  let size: usize = 0;
  let allAscii = true;
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) {
    size += partSize(which);
    // What stands between ARNs is not ASCII.
    const isPlain = which == RESOURCES ? areAscii : isAscii(partAt(which), partSize(which));
    if (partSize(which) > 0 && !isPlain) allAscii = false;
  }
  const record = reserve(PARTS + size);
  copyBytes(record, key, KEY_SIZE);
  store<u64>(record + COUNT, 1);
  store<u64>(record + FIRST_TIME, time);
  store<u64>(record + LAST_TIME, time);
  store<u64>(record + FLAGS, (idIsText ? 3 : 0) | (allAscii ? 4 : 0));
  copyBytes(record + FIRST_ID, id, 16);
  copyBytes(record + LAST_ID, id, 16);
  let at = record + PARTS;
  for (let which: u32 = 0; which < COUNT_OF_PARTS; which++) {
    copyBytes(at, partAt(which), partSize(which));
    at += partSize(which);
  }
  store<u32>(place, placeHash);
  store<u32>(place, <u32>record, 4);
  count++;
  const slots = (<u32>1) << power;
  if (count << 4 > slots) enlarge();
}

/** Counts one event more. */
export function updateGroup(record: usize, time: u64, id: usize, idIsText: bool): void {
  store<u64>(record + COUNT, load<u64>(record + COUNT) + 1);
  const last = load<u64>(record + LAST_TIME);
  if (time == last ? idBefore(id, idIsText, record + LAST_ID, isText(record, 2)) : isAfter(time, last)) {
    store<u64>(record + LAST_TIME, time);
    setId(record, LAST_ID, 2, id, idIsText);
  }
  const first = load<u64>(record + FIRST_TIME);
  if (time == first ? idBefore(id, idIsText, record + FIRST_ID, isText(record, 1)) : isBefore(time, first)) {
    store<u64>(record + FIRST_TIME, time);
    setId(record, FIRST_ID, 1, id, idIsText);
  }
}

function isText(record: usize, which: u64): bool {
  return (load<u64>(record + FLAGS) & which) != 0;
}

function setId(record: usize, place: usize, which: u64, id: usize, idIsText: bool): void {
  const others = load<u64>(record + FLAGS) & ~which;
  store<u64>(record + FLAGS, idIsText ? others | which : others);
  v128.store(record + place, v128.load(id));
}

const written: usize = memory.data(48, 16);

/** As text, with no id at the end. */
function idBefore(id: usize, idIsText: bool, other: usize, otherIsText: bool): bool {
  if (!idIsText && !otherIsText) {
    const a = bswap(load<u64>(id));
    const b = bswap(load<u64>(other));
    return a != b ? a < b : bswap(load<u64>(id, 8)) < bswap(load<u64>(other, 8));
  }
  const text = textOfId(id, idIsText);
  const otherText = textOfId(other, otherIsText);
  return text != 0 && text != otherText && (otherText == 0 || textBefore(text, otherText));
}

function textOfId(at: usize, itIsText: bool): usize {
  if (itIsText) return <usize>load<u32>(at);
  writeId(at, written);
  return findOrAdd(written, 36, Kind.TEXT);
}

function writeId(id: usize, to: usize): void {
  const bytes = v128.load(id);
  const high = i8x16.shr_u(bytes, 4);
  const low = v128.and(bytes, i8x16.splat(15));
  const first = hexDigits(i8x16.shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  const second = hexDigits(i8x16.shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
  // Each goes to where its first one belongs, and the next over what is too much of it.
  v128.store(to, first);
  v128.store(to + 9, i8x16.swizzle(first, i8x16(8, 9, 10, 11, 0, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0)));
  v128.store(to + 19, i8x16.swizzle(second, i8x16(0, 1, 2, 3, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)));
  store<u8>(to + 35, i8x16.extract_lane_u(second, 15));
  store<u8>(to + 8, 0x2d);
  store<u8>(to + 13, 0x2d);
  store<u8>(to + 18, 0x2d);
  store<u8>(to + 23, 0x2d);
}

function hexDigits(values: v128): v128 {
  const isLetter = i8x16.gt_u(values, i8x16.splat(9));
  return i8x16.add(i8x16.add(values, i8x16.splat(0x30)), v128.and(isLetter, i8x16.splat(39)));
}

function enlarge(): void {
  const old = slots;
  const oldPower = power;
  slots = openSlots(++power);
  const mask: usize = (((<usize>1) << power) >> 3) - 1;
  for (let slot = old, end = old + ((<usize>1) << oldPower); slot < end; slot += 8) {
    if (load<u32>(slot, 4) == 0) continue;
    let index = <usize>load<u32>(slot) & mask;
    while (load<u32>(slots + (index << 3), 4) != 0) index = (index + 1) & mask;
    store<u64>(slots + (index << 3), load<u64>(slot));
  }
  giveBlock(old, oldPower);
}

let spanPower: u32 = 12;
let span: usize = takeBlock(spanPower);

/** Two times of 20 characters, two ids of 36, and the parts, one after the other; 0 if a time or id has another form, or not all is ASCII. */
export function writeSpan(record: usize): usize {
  const first = load<u64>(record + FIRST_TIME);
  const last = load<u64>(record + LAST_TIME);
  if (load<u64>(record + FLAGS) != 4 || isTextTime(first) || isTextTime(last)) return 0;
  const size = partsSize(record);
  const needed: usize = size + 128;
  if (needed > (<usize>1) << spanPower) {
    giveBlock(span, spanPower);
    spanPower = powerFor(needed);
    span = takeBlock(spanPower);
  }
  writeTime(first, span);
  writeTime(last, span + 20);
  writeId(record + FIRST_ID, span + 40);
  writeId(record + LAST_ID, span + 76);
  copyBytes(span + 112, record + PARTS, size);
  return span;
}

function partsSize(record: usize): usize {
  let size: usize = 0;
  for (let which: usize = 0; which < COUNT_OF_PARTS; which++) {
    const length = load<u32>(record + LENGTHS + (which << 2));
    if (length != LEFT_OUT) size += <usize>length;
  }
  return size;
}

/** The texts of the same, for any form: `which` is 0 and 1 for the times, 2 and 3 for the ids. */
export function spanText(record: usize, which: u32): usize {
  switch (which) {
    case 0:
      return textOfTime(load<u64>(record + FIRST_TIME));
    case 1:
      return textOfTime(load<u64>(record + LAST_TIME));
    case 2:
      return textOfId(record + FIRST_ID, isText(record, 1));
    default:
      return textOfId(record + LAST_ID, isText(record, 2));
  }
}
