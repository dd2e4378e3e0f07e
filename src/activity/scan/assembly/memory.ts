// Linear memory: given out from the bottom up, in blocks whose sizes are powers of two where they may be given back.
import { memoryIsFull } from './host';

/** Bytes that may be read after the end of anything: vectors are loaded whole, and hashes are made of what follows. */
export const SLACK: usize = 256;

const PAGE: usize = 65536;
/** Memory grows by at least so much at a time. */
const STEP: usize = 64;
/** And by at most so much, unless more is needed: 256 MiB. */
const MOST: usize = 4096;
/** All that memory may have: one less than there can be, so that where it ends is an address, too. */
const HIGHEST: usize = 65535;
/** The largest block that can be asked for: 2 GiB. */
const LARGEST_POWER: u32 = 31;

let top: usize = (__heap_base + 63) & ~63;
let limit: usize = <usize>memory.size() * PAGE;
/** For each power of two the first block that was given back; each holds the address of the next. */
const freeBlocks: usize = memory.data(33 * 4, 16);

/** Memory for good. */
export function reserve(size: usize): usize {
  if (size > (HIGHEST - 1) * PAGE) full();
  const room = (size + 15) & ~15;
  if (room + SLACK > limit - top) growBy(room + SLACK - (limit - top));
  const at = top;
  top += room;
  return at;
}

function growBy(missing: usize): void {
  const needed = (missing - 1) / PAGE + 1;
  const possible = HIGHEST - limit / PAGE;
  if (needed > possible) full();
  // The engine counts the whole memory as new whenever it grows, and collects garbage the more: so it grows seldom. What is not used takes no memory.
  let pages = (limit / PAGE) * 3;
  if (pages > MOST) pages = MOST;
  if (pages < STEP) pages = STEP;
  if (pages > possible) pages = possible;
  if (pages < needed) pages = needed;
  if (memory.grow(<i32>pages) < 0) {
    pages = needed;
    if (memory.grow(<i32>pages) < 0) full();
  }
  limit += pages * PAGE;
}

/** Does not come back. */
function full(): void {
  memoryIsFull();
  unreachable();
}

/** Of all that was given out, what was given back. */
let free: usize = 0;

/** A block of 2^power bytes; what is in it is not defined. */
export function takeBlock(power: u32): usize {
  const head = freeBlocks + ((<usize>power) << 2);
  const first = <usize>load<u32>(head);
  if (first == 0) return reserve((<usize>1) << power);
  store<u32>(head, load<u32>(first));
  free -= (<usize>1) << power;
  return first;
}

export function giveBlock(at: usize, power: u32): void {
  const head = freeBlocks + ((<usize>power) << 2);
  store<u32>(at, load<u32>(head));
  store<u32>(head, <u32>at);
  free += (<usize>1) << power;
}

/** Sixteen bytes at a time, so that up to 15 bytes more are written. */
export function copyBytes(to: usize, from: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
}

/** Bytes that were ever given out. */
export function usedBytes(): usize {
  return top;
}

/** Of them, those that were not given back. */
export function heldBytes(): usize {
  return top - free;
}

/** The least power of two that holds so many bytes. */
export function powerFor(size: usize): u32 {
  if (size > (<usize>1) << LARGEST_POWER) full();
  let power: u32 = 4;
  while ((<usize>1) << power < size) power++;
  return power;
}
