// A small seeded generator of pseudo-random numbers (sfc32), and the choices that generators make with it.

/** Items with the cumulative weights that `Random.weighted` draws by. */
export interface Weighted<T> {
  readonly items: readonly T[];
  readonly cumulative: readonly number[];
}

/** Prepares a weighted choice; weights are positive and need not add up to anything. */
export function weights<T>(...entries: readonly (readonly [T, number])[]): Weighted<T> {
  let sum = 0;
  const cumulative = entries.map(([, weight]) => {
    sum += weight;
    return sum;
  });
  return { items: entries.map(([item]) => item), cumulative };
}

/** One stream of numbers. The same seed and stream give the same numbers on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream = 0) {
    this.a = seed | 0;
    this.b = stream | 0;
    this.c = Math.imul(Math.trunc(seed / 0x1_0000_0000), 0x9e37_79b9) ^ Math.trunc(stream / 0x1_0000_0000);
    // sfc32 needs a dozen rounds before near-by seeds part ways.
    for (let round = 0; round < 15; round++) this.next();
  }

  /** 32 random bits, unsigned. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability * 0x1_0000_0000;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('picked from an empty list');
    return items[this.below(items.length)] as T;
  }

  weighted<T>(choice: Weighted<T>): T {
    const { items, cumulative } = choice;
    const last = items.length - 1;
    const point = (this.next() / 0x1_0000_0000) * (cumulative[last] as number);
    let index = 0;
    while (index < last && (cumulative[index] as number) <= point) index++;
    return items[index] as T;
  }

  /** Puts the items in random order, in place. */
  shuffle<T>(items: T[]): T[] {
    for (let index = items.length - 1; index > 0; index--) {
      const other = this.below(index + 1);
      const item = items[index] as T;
      items[index] = items[other] as T;
      items[other] = item;
    }
    return items;
  }
}
