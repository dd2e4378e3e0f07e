// The record of a group: its key, its count, when it was seen, and its parts. Records stand in blocks, so that the room of those that are dropped is used again.
import { giveBlock, powerFor, takeBlock } from './memory';
import { COUNT as COUNT_OF_PARTS, LEFT_OUT } from './parts';

/** Eight addresses: identity, event, type, region, error, recipient, VPC endpoint, TLS version; the lengths of the four parts. */
export const KEY_SIZE: usize = 48;
export const RECIPIENT: usize = 20;
export const REGION: usize = 12;
export const LENGTHS: usize = 32;
/** Of events; 0: the group was dropped. */
export const COUNT: usize = 48;
export const FIRST_TIME: usize = 56;
export const LAST_TIME: usize = 64;
export const FLAGS: usize = 72;
export const FIRST_ID: usize = 80;
export const LAST_ID: usize = 96;
/** The bytes of the parts, one after the other. */
export const PARTS: usize = 112;

/** In the flags: an id is a text, whose address it holds. */
export const FIRST_IS_TEXT: u64 = 1;
export const LAST_IS_TEXT: u64 = 2;
/** The parts are ASCII. */
export const IS_ASCII: u64 = 4;
/** It stands for all objects below a folder. */
export const IS_FOLDER: u64 = 8;

/** A block begins with the address of the next one, its size as a power of two, and how far it is filled. */
const HEADER: usize = 16;
const BLOCK: u32 = 20;
let first: usize = 0;
let last: usize = 0;

function sizeOf(block: usize): usize {
  return (<usize>1) << load<u32>(block, 4);
}
function filled(block: usize): usize {
  return <usize>load<u32>(block, 8);
}
function setFilled(block: usize, size: usize): void {
  store<u32>(block, <u32>size, 8);
}
function nextOf(block: usize): usize {
  return <usize>load<u32>(block);
}

/** Room for a record with so many bytes of parts. */
export function reserveRecord(parts: usize): usize {
  const size = roomOf(parts);
  if (last == 0 || !fits(last, filled(last), size)) openBlock(size);
  const at = last + filled(last);
  setFilled(last, filled(last) + size);
  return at;
}

function roomOf(parts: usize): usize {
  return (PARTS + parts + 15) & ~15;
}

/** Copies are made in vectors, which may write up to 15 bytes more. */
const SPARE: usize = 16;

function fits(block: usize, at: usize, size: usize): bool {
  return at + size + SPARE <= sizeOf(block);
}

function openBlock(size: usize): void {
  let power = powerFor(HEADER + size + SPARE);
  if (power < BLOCK) power = BLOCK;
  const block = takeBlock(power);
  store<u32>(block, 0);
  store<u32>(block, power, 4);
  setFilled(block, HEADER);
  if (last == 0) first = block;
  else store<u32>(last, <u32>block);
  last = block;
}

export function partsSize(record: usize): usize {
  let size: usize = 0;
  for (let which: usize = 0; which < COUNT_OF_PARTS; which++) {
    const length = load<u32>(record + LENGTHS + (which << 2));
    if (length != LEFT_OUT) size += <usize>length;
  }
  return size;
}

/** Where the next record is looked for. */
let block: usize = 0;
let at: usize = 0;

/** Before the first record. */
export function rewind(): void {
  block = first;
  at = HEADER;
}

/** The next record in the order in which they were made, or 0. */
export function nextRecord(): usize {
  while (block != 0 && at >= filled(block)) {
    block = nextOf(block);
    at = HEADER;
  }
  if (block == 0) return 0;
  const record = block + at;
  at += roomOf(partsSize(record));
  return record;
}

/** Moves the records of groups that were not dropped together, in their order, and gives back the blocks that are free then. */
export function closeGaps(): void {
  if (first == 0) return;
  let to = first;
  let end = HEADER;
  rewind();
  // None goes further on than it stands: in their order, each fits at least where it was. So no block is filled that is still to be read.
  for (let record = nextRecord(); record != 0; record = nextRecord()) {
    if (load<u64>(record + COUNT) == 0) continue;
    const size = roomOf(partsSize(record));
    while (!fits(to, end, size)) {
      setFilled(to, end);
      to = nextOf(to);
      end = HEADER;
    }
    memory.copy(to + end, record, size);
    end += size;
  }
  setFilled(to, end);
  last = to;
  let free = nextOf(to);
  store<u32>(to, 0);
  while (free != 0) {
    const following = nextOf(free);
    giveBlock(free, load<u32>(free, 4));
    free = following;
  }
}
