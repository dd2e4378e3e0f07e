// Byte ranges that were seen, each with a number: a cache, which is emptied when it has become too large.

export interface ByteTable {
  /** The number of these bytes, or -1. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number;
  /** Remembers the number of what `find` has just not found. */
  readonly add: (bytes: Uint8Array, from: number, to: number, value: number) => void;
}

const FIRST_SLOTS = 1024;
const LARGEST = 32 * 1024 * 1024;

export function openByteTable(): ByteTable {
  let heap = new Uint8Array(64 * 1024);
  let heapEnd = 0;
  /** Four words each: hash, where the bytes are, how many plus 1 (0: the slot is free), their number. */
  let slots = new Int32Array(4 * FIRST_SLOTS);
  let used = 0;
  let lastHash = 0;

  const empty = (): void => {
    heapEnd = 0;
    used = 0;
    slots.fill(0);
  };
  const placeOf = (hash: number): number => {
    const mask = slots.length / 4 - 1;
    let place = (hash & mask) * 4;
    while (slots[place + 2] !== 0) place = (place + 4) & (slots.length - 1);
    return place;
  };
  const enlarge = (): void => {
    const old = slots;
    slots = new Int32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += 4) {
      if (old[slot + 2] !== 0) slots.set(old.subarray(slot, slot + 4), placeOf(old[slot] ?? 0));
    }
  };

  return {
    find: (bytes, from, to) => {
      const hash = hashOf(bytes, from, to);
      lastHash = hash;
      let place = (hash & (slots.length / 4 - 1)) * 4;
      for (;;) {
        const length = slots[place + 2] ?? 0;
        if (length === 0) return -1;
        const isSame = slots[place] === hash && length === to - from + 1 && isAt(heap, slots[place + 1] ?? 0, bytes, from, to);
        if (isSame) return slots[place + 3] ?? 0;
        place = (place + 4) & (slots.length - 1);
      }
    },
    add: (bytes, from, to, value) => {
      if (heapEnd + to - from > LARGEST) empty();
      if (heapEnd + to - from > heap.length) {
        const larger = new Uint8Array(2 * (heapEnd + to - from));
        larger.set(heap);
        heap = larger;
      }
      heap.set(bytes.subarray(from, to), heapEnd);
      const place = placeOf(lastHash);
      slots[place] = lastHash;
      slots[place + 1] = heapEnd;
      slots[place + 2] = to - from + 1;
      slots[place + 3] = value;
      heapEnd += to - from;
      if (++used * 8 > slots.length) enlarge();
    },
  };
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isAt(heap: Uint8Array, start: number, bytes: Uint8Array, from: number, to: number): boolean {
  const offset = start - from;
  for (let at = from; at < to; at++) if (heap[offset + at] !== bytes[at]) return false;
  return true;
}
