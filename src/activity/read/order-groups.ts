// The order of groups: the earliest first, and always the same.
import type { ActivityGroup } from '../activity-group.ts';

/** Groups that are sorted by numbers: as many as a number has room for beside an instant. */
const MOST = 2 ** 21;
/** With more than one among so many that is written otherwise, it is faster to read all. */
const FEW = 16;

/**
 * The indexes of groups in the order of their first event, and of those whose first event is the same by all else, without regard to the order they come in.
 *
 * Hundreds of thousands of texts take seconds to sort; instants written as usual are numbers below 2^32, and only what is at the same instant, or at one that is
 * written otherwise, is compared as text.
 */
export function orderGroups(
  count: number,
  instantOf: (index: number) => number | undefined,
  groupOf: (index: number) => ActivityGroup,
): Uint32Array {
  const odd: number[] = [];
  const numbers = count > MOST ? undefined : instants(count, instantOf, odd);
  if (numbers === undefined || odd.length > numbers.length / FEW) return allByText(count, groupOf);
  const usual = orderUsual(numbers, groupOf);
  return odd.length === 0 ? usual : putBetween(usual, byText(odd, groupOf), groupOf);
}

function allByText(count: number, groupOf: (index: number) => ActivityGroup): Uint32Array {
  const all = Array.from({ length: count }, (_, index) => index);
  return Uint32Array.from(byText(all, groupOf).map(({ index }) => index));
}

function orderUsual(numbers: Float64Array, groupOf: (index: number) => ActivityGroup): Uint32Array {
  numbers.sort();
  const order = new Uint32Array(numbers.length);
  for (let start = 0; start < numbers.length; ) {
    const instant = Math.floor(numbers[start]! / MOST);
    let end = start + 1;
    while (end < numbers.length && Math.floor(numbers[end]! / MOST) === instant) end += 1;
    if (end === start + 1) order[start] = numbers[start]! % MOST;
    else
      order.set(
        byText(
          Array.from(numbers.subarray(start, end), (number) => number % MOST),
          groupOf,
        ).map(({ index }) => index),
        start,
      );
    start = end;
  }
  return order;
}

/** Each an instant and the index below it; `odd` gets the indexes of those that have none. */
function instants(count: number, instantOf: (index: number) => number | undefined, odd: number[]): Float64Array {
  const numbers = new Float64Array(count);
  let usual = 0;
  for (let index = 0; index < count; index += 1) {
    const instant = instantOf(index);
    if (instant === undefined) odd.push(index);
    else numbers[usual++] = instant * MOST + index;
  }
  return numbers.subarray(0, usual);
}

interface Read {
  readonly index: number;
  readonly group: ActivityGroup;
}

function byText(indexes: readonly number[], groupOf: (index: number) => ActivityGroup): readonly Read[] {
  const groups = indexes.map((index) => ({ index, group: groupOf(index) }));
  return groups.sort((left, right) => compareGroups(left.group, right.group));
}

/** Both in their order. Of the usual ones only some are read: to find a place among a million takes twenty. */
function putBetween(usual: Uint32Array, odd: readonly Read[], groupOf: (index: number) => ActivityGroup): Uint32Array {
  const order = new Uint32Array(usual.length + odd.length);
  let taken = 0;
  for (const [before, { index, group }] of odd.entries()) {
    let [low, high] = [taken, usual.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareGroups(groupOf(usual[middle]!), group) < 0) low = middle + 1;
      else high = middle;
    }
    order.set(usual.subarray(taken, low), taken + before);
    order[low + before] = index;
    taken = low;
  }
  order.set(usual.subarray(taken), taken + odd.length);
  return order;
}

const MARKS: readonly { readonly at: number; readonly mark: number }[] = [
  { at: 4, mark: 0x2d },
  { at: 7, mark: 0x2d },
  { at: 10, mark: 0x54 },
  { at: 13, mark: 0x3a },
  { at: 16, mark: 0x3a },
  { at: 19, mark: 0x5a },
];

/** Comes before all instants. */
const NO_INSTANT = 0;

/** A number below 2^32 in the order of the texts, for `2026-03-05T10:00:00Z` with a year of this century, and for ''; undefined for all others. */
export function instantOfText(text: string): number | undefined {
  if (text === '') return NO_INSTANT;
  if (text.length !== 20 || MARKS.some(({ at, mark }) => text.charCodeAt(at) !== mark)) return undefined;
  return instantOf([pair(text, 0), pair(text, 2), pair(text, 5), pair(text, 8), pair(text, 11), pair(text, 14), pair(text, 17)]);
}

/** The same of 14 digits, four bits each, in two words: `YYYYMM` and `DDhhmmss`; all 0 stand for ''. */
export function instantOfDigits(high: number, low: number): number | undefined {
  if (high === 0 && low === 0) return NO_INSTANT;
  const byte = (word: number, shift: number): number => {
    const two = (word >>> shift) & 255;
    return (two >>> 4) * 10 + (two & 15);
  };
  return instantOf([byte(high, 16), byte(high, 8), byte(high, 0), byte(low, 24), byte(low, 16), byte(low, 8), byte(low, 0)]);
}

function instantOf([century, year, month, day, hour, minute, second]: readonly [number, number, number, number, number, number, number]):
  | number
  | undefined {
  if (century !== 20 || year > 99 || month > 12 || day > 31 || hour > 24 || minute > 60 || second > 60) return undefined;
  return ((((year * 13 + month) * 32 + day) * 25 + hour) * 61 + minute) * 61 + second + 1;
}

/** Two digits; a large number for anything else. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 1000;
}

function compareGroups(left: ActivityGroup, right: ActivityGroup): number {
  return compare(left.firstSeen, right.firstSeen) || compare(left.firstId, right.firstId) || compare(keyOf(left), keyOf(right));
}

/** Decides between groups whose first event is the same, which hardly ever happens. */
function keyOf({ identity, count, firstSeen, lastSeen, firstId, lastId, ...key }: ActivityGroup): string {
  return JSON.stringify([identity, key]);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
