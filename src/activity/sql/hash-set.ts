// Hashes that were there before: any number of them, where a `Set` ends at sixteen million and takes five times the memory.

export interface HashSet {
  /** False: it was there before. */
  readonly add: (low: number, high: number) => boolean;
  readonly size: () => number;
}

const FIRST_ENTRIES = 1024;

/** Of 64 bits in two words. */
export function hashSet(): HashSet {
  /** Two words each; a hash of 0 stands for an entry that is free, and counts as another one. */
  let words = new Uint32Array(2 * FIRST_ENTRIES);
  let used = 0;

  const placeOf = (low: number, high: number): number => {
    const mask = words.length - 1;
    let place = (2 * (low ^ Math.imul(high, 0x9e3779b1))) & mask;
    while ((words[place] !== low || words[place + 1] !== high) && (words[place] !== 0 || words[place + 1] !== 0))
      place = (place + 2) & mask;
    return place;
  };
  const enlarge = (): void => {
    const old = words;
    words = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const [low = 0, high = 0] = [old[at], old[at + 1]];
      if (low === 0 && high === 0) continue;
      const place = placeOf(low, high);
      words[place] = low;
      words[place + 1] = high;
    }
  };

  return {
    add: (lowWord, highWord) => {
      const low = lowWord >>> 0;
      const high = low === 0 && highWord === 0 ? 1 : highWord >>> 0;
      const place = placeOf(low, high);
      if (words[place] !== 0 || words[place + 1] !== 0) return false;
      words[place] = low;
      words[place + 1] = high;
      used += 1;
      if (4 * used > words.length) enlarge();
      return true;
    },
    size: () => used,
  };
}
