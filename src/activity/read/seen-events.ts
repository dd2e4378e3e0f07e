// Which events were seen before, for all readers together: a table of hashes of a fixed size in shared memory.

/**
 * Two generations: when the younger is full, the older is forgotten and takes its place, so that the last `capacity` events at least are remembered.
 * Each is a table with open addressing whose entries are two words, the first of which claims the entry.
 */
export interface SeenTable {
  readonly memory: SharedArrayBuffer;
  /** Entries of one generation: a power of two. */
  readonly entries: number;
}

/** Events that one generation holds at most: 32 MiB for each. */
const MOST_ENTRIES = 1 << 22;
const LEAST_ENTRIES = 1 << 12;
/** A generation is full when so many of eight entries are taken. */
const FULL = 7;

/** Words at the start: which generation is the younger, how many entries each has, how many generations were forgotten, who is at it. */
const YOUNGER = 0;
const COUNT = 1;
const FORGOTTEN = 3;
const LOCK = 4;
const HEAD = 16;

/** `events`: how many are expected, as far as one knows. */
export function seenTable(events: number, most: number = MOST_ENTRIES): SeenTable {
  let entries = Math.min(LEAST_ENTRIES, most);
  while (entries < most && entries * FULL < events * 8) entries *= 2;
  return { entries, memory: new SharedArrayBuffer((HEAD + entries * 4) * Int32Array.BYTES_PER_ELEMENT) };
}

/** So many different events are told apart for certain; undefined when none was forgotten. */
export function forgottenBeyond({ memory, entries }: SeenTable): number | undefined {
  return Atomics.load(new Int32Array(memory), FORGOTTEN) === 0 ? undefined : (entries / 8) * FULL;
}

/** Tells whether an event was seen before, by this or any other reader, and remembers it. `low` and `high` are 64 bits of a hash of its id. */
export function seenEvents({ memory, entries }: SeenTable): (low: number, high: number) => boolean {
  const words = new Int32Array(memory);
  const mask = entries - 1;
  const full = (entries / 8) * FULL;

  /** Whether the entry is in the generation; if not and `claim`, it is put there. */
  const look = (generation: number, low: number, high: number, claim: boolean): boolean => {
    const base = HEAD + generation * entries * 2;
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
    for (let probes = 0; probes <= mask; probes += 1) {
      const at = base + slot * 2;
      const found = claim ? Atomics.compareExchange(words, at, 0, low) : Atomics.load(words, at);
      if (found === 0) {
        if (!claim) return false;
        Atomics.store(words, at + 1, high);
        if (Atomics.add(words, COUNT + generation, 1) + 1 >= full) renew(generation);
        return false;
      }
      if (found === low && highAt(words, at + 1) === high) return true;
      slot = (slot + 1) & mask;
    }
    return false;
  };

  /** The older generation is emptied and becomes the younger. Whoever still looks at it meanwhile misses what is to be forgotten anyway. */
  const renew = (generation: number): void => {
    if (Atomics.compareExchange(words, LOCK, 0, 1) !== 0) return;
    if (Atomics.load(words, YOUNGER) === generation) {
      const other = 1 - generation;
      const base = HEAD + other * entries * 2;
      if (Atomics.load(words, COUNT + other) > 0) Atomics.add(words, FORGOTTEN, 1);
      words.fill(0, base, base + entries * 2);
      Atomics.store(words, COUNT + other, 0);
      Atomics.store(words, YOUNGER, other);
    }
    Atomics.store(words, LOCK, 0);
  };

  return (lowWord, highWord) => {
    // Zero stands for an entry that is free.
    const low = lowWord | 0 || 1;
    const high = highWord | 0 || 1;
    const younger = Atomics.load(words, YOUNGER);
    const isInOlder = Atomics.load(words, COUNT + 1 - younger) > 0 && look(1 - younger, low, high, false);
    return isInOlder || look(younger, low, high, true);
  };
}

/** The second word comes right after the first; a reader that was stopped between them leaves nothing that could be waited for. */
function highAt(words: Int32Array, at: number): number {
  for (let tries = 0; tries < 1_000_000; tries += 1) {
    const high = Atomics.load(words, at);
    if (high !== 0) return high;
  }
  return 0;
}
