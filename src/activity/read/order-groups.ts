// The order of groups: the earliest first, and always the same.
import type { ActivityGroup } from '../activity-group.ts';

/** Groups that are sorted by numbers: as many as a number has room for beside an instant. */
const MOST = 2 ** 21;

/**
 * Sorts groups by their first event, and those whose first event is the same by all else, without regard to the order they come in.
 *
 * Hundreds of thousands of texts take seconds to sort; instants written as usual become numbers, and only what is at the same instant is compared as text.
 */
export function orderGroups(groups: ActivityGroup[]): readonly ActivityGroup[] {
  if (groups.length > MOST) return groups.sort(compareGroups);
  const numbers = new Float64Array(groups.length);
  for (const [index, { firstSeen }] of groups.entries()) {
    const instant = instantNumber(firstSeen);
    if (instant === undefined) return groups.sort(compareGroups);
    numbers[index] = instant * MOST + index;
  }
  numbers.sort();
  const ordered: ActivityGroup[] = [];
  for (let start = 0; start < numbers.length; ) {
    const instant = Math.floor(numbers[start]! / MOST);
    let end = start + 1;
    while (end < numbers.length && Math.floor(numbers[end]! / MOST) === instant) end += 1;
    if (end === start + 1) ordered.push(groups[numbers[start]! % MOST]!);
    else ordered.push(...sameInstant(groups, numbers.subarray(start, end)));
    start = end;
  }
  return ordered;
}

function sameInstant(groups: readonly ActivityGroup[], numbers: Float64Array): readonly ActivityGroup[] {
  return Array.from(numbers, (number) => groups[number % MOST]!).sort(compareGroups);
}

const MARKS: readonly { readonly at: number; readonly mark: number }[] = [
  { at: 4, mark: 0x2d },
  { at: 7, mark: 0x2d },
  { at: 10, mark: 0x54 },
  { at: 13, mark: 0x3a },
  { at: 16, mark: 0x3a },
  { at: 19, mark: 0x5a },
];

/** A number below 2^32 in the order of the texts, for `2026-03-05T10:00:00Z` with a year of this century; undefined for all others. */
function instantNumber(text: string): number | undefined {
  if (text.length !== 20 || MARKS.some(({ at, mark }) => text.charCodeAt(at) !== mark)) return undefined;
  const year = pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  if (pair(text, 0) !== 20 || year > 99 || month > 12 || day > 31 || hour > 24 || minute > 60 || second > 60) return undefined;
  return ((((year * 13 + month) * 32 + day) * 25 + hour) * 61 + minute) * 61 + second;
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
