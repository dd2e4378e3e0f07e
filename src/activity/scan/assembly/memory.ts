// Linear memory: given out from the bottom up, in blocks whose sizes are powers of two where they may be given back.

/** Bytes that may be read after the end of anything: vectors are loaded whole, and hashes are made of what follows. */
export const SLACK: usize = 256;

const PAGE: usize = 65536;
/** Memory grows by at least so much at a time. */
const STEP: usize = 64;
/** And by at most so much, unless more is needed: 256 MiB. */
const MOST: usize = 4096;

let top: usize = (__heap_base + 63) & ~63;
let limit: usize = <usize>memory.size() * PAGE;
/** For each power of two the first block that was given back; each holds the address of the next. */
const freeBlocks: usize = memory.data(33 * 4, 16);

/** Memory for good. */
export function reserve(size: usize): usize {
  const at = top;
  top += (size + 15) & ~15;
  if (top + SLACK > limit) growBy(top + SLACK - limit);
  return at;
}

function growBy(missing: usize): void {
  let pages = (missing + PAGE - 1) / PAGE;
  // The engine counts the whole memory as new whenever it grows, and collects garbage the more: so it grows seldom. What is not used takes no memory.
  let more = (limit / PAGE) * 3;
  if (more > MOST) more = MOST;
  if (pages < more) pages = more;
  if (pages < STEP) pages = STEP;
  if (memory.grow(<i32>pages) < 0) {
    pages = (missing + PAGE - 1) / PAGE;
    if (memory.grow(<i32>pages) < 0) unreachable();
  }
  limit += pages * PAGE;
}

/** A block of 2^power bytes; what is in it is not defined. */
export function takeBlock(power: u32): usize {
  const head = freeBlocks + ((<usize>power) << 2);
  const first = <usize>load<u32>(head);
  if (first == 0) return reserve((<usize>1) << power);
  store<u32>(head, load<u32>(first));
  return first;
}

export function giveBlock(at: usize, power: u32): void {
  const head = freeBlocks + ((<usize>power) << 2);
  store<u32>(at, load<u32>(head));
  store<u32>(head, <u32>at);
}

/** Sixteen bytes at a time, so that up to 15 bytes more are written. */
export function copyBytes(to: usize, from: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
}

/** Bytes that were ever given out. */
export function usedBytes(): usize {
  return top;
}

/** The least power of two that holds so many bytes. */
export function powerFor(size: usize): u32 {
  let power: u32 = 4;
  while ((<usize>1) << power < size) power++;
  return power;
}
