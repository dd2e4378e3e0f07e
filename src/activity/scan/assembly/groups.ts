// The groups: a record each, found by the hash of its key and its parts.
import { hashBytes, sameBytes } from './compare';
import { closeGaps, KEY_SIZE, nextRecord, PARTS, partsSize, reserveRecord, rewind } from './group-record';
import { copyBytes, giveBlock, takeBlock } from './memory';

let power: u32 = 14;
let slots: usize = openSlots(power);
let count: u32 = 0;

function openSlots(size: u32): usize {
  const at = takeBlock(size);
  memory.fill(at, 0, (<usize>1) << size);
  return at;
}

/** The table of groups, eight bytes a slot: hash, and the address of a record or 0. */
export function slotsAt(): usize {
  return slots;
}
export function slotsEnd(): usize {
  return slots + ((<usize>1) << power);
}
export function groupCount(): u32 {
  return count;
}

/** `size` is that of the parts. */
export function hashOfRecord(record: usize, size: usize): u32 {
  return hashBytes(record, KEY_SIZE, hashBytes(record + PARTS, size, 1));
}

/** The first slot in which the address of a record with this hash may stand. */
export function slotFor(hash: u32): usize {
  const mask: usize = (((<usize>1) << power) >> 3) - 1;
  return slots + ((<usize>hash & mask) << 3);
}

/** Where a group belongs that was not found. */
let place: usize = 0;
let placeHash: u32 = 0;

/** The record of the group with the key and parts of another record, or 0; `addRecord` makes one then. */
export function findRecord(hash: u32, like: usize, size: usize): usize {
  const end = slotsEnd();
  let slot = slotFor(hash);
  while (true) {
    const record = <usize>load<u32>(slot, 4);
    if (record == 0) {
      place = slot;
      placeHash = hash;
      return 0;
    }
    if (load<u32>(slot) == hash && sameKey(record, like) && sameBytes(record + PARTS, like + PARTS, size)) return record;
    slot += 8;
    if (slot == end) slot = slots;
  }
}

function sameKey(a: usize, b: usize): bool {
  const first = v128.xor(v128.load(a), v128.load(b));
  const second = v128.xor(v128.load(a, 16), v128.load(b, 16));
  const third = v128.xor(v128.load(a, 32), v128.load(b, 32));
  return !v128.any_true(v128.or(v128.or(first, second), third));
}

/** A copy of another record is the group that `findRecord` has just not found. */
export function addRecord(like: usize, size: usize): usize {
  const record = reserveRecord(size);
  copyBytes(record, like, PARTS + size);
  store<u32>(place, placeHash);
  store<u32>(place, <u32>record, 4);
  count++;
  // Never more than half of the slots are taken.
  if ((count << 4) >> power != 0) enlarge();
  return record;
}

function enlarge(): void {
  const old = slots;
  const oldPower = power;
  slots = openSlots(++power);
  for (let slot = old, end = old + ((<usize>1) << oldPower); slot < end; slot += 8) {
    if (load<u32>(slot, 4) != 0) putSlot(load<u32>(slot), <usize>load<u32>(slot, 4));
  }
  giveBlock(old, oldPower);
}

function putSlot(hash: u32, record: usize): void {
  const end = slotsEnd();
  let slot = slotFor(hash);
  while (load<u32>(slot, 4) != 0) {
    slot += 8;
    if (slot == end) slot = slots;
  }
  store<u32>(slot, hash);
  store<u32>(slot, <u32>record, 4);
}

/** Forgets the groups without events, and moves the others together: what their addresses were, others have then. */
export function forgetDropped(): void {
  closeGaps();
  memory.fill(slots, 0, (<usize>1) << power);
  count = 0;
  rewind();
  for (let record = nextRecord(); record != 0; record = nextRecord()) {
    putSlot(hashOfRecord(record, partsSize(record)), record);
    count++;
  }
}
