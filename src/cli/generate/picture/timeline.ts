// When a principal called which service, by day, as far as the groups of its calls tell.
import type { UsedCall } from '../../../activity/used-call.ts';
import { groupBy } from '../group-by.ts';

export interface Timeline {
  /** The first day of each column, `2026-11-01`; columns are equally many days wide. */
  readonly columns: readonly string[];
  readonly daysPerColumn: number;
  readonly lanes: readonly Lane[];
  /** Services with fewer calls, which are not drawn. */
  readonly left: number;
}

export interface Lane {
  /** `s3`, of `s3.amazonaws.com`. */
  readonly service: string;
  readonly calls: number;
  /** Columns of the first and the last call. */
  readonly first: number;
  readonly last: number;
  /**
   * Calls that are known to lie in each column. A group of alike calls tells the days of its first and its last call only, so that there may
   * be more between them.
   */
  readonly known: readonly number[];
}

const DAY = 86_400_000;
const MOST_COLUMNS = 92;
const MOST_LANES = 30;

/** Undefined when there is no call. */
export function timelineOf(calls: readonly UsedCall[]): Timeline | undefined {
  const dayOf = dayReader();
  let [begin, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of calls.flatMap(({ group }) => [dayOf(group.firstSeen), dayOf(group.lastSeen)])) {
    if (Number.isNaN(day)) continue;
    begin = Math.min(begin, day);
    end = Math.max(end, day);
  }
  if (begin > end) return undefined;
  const daysPerColumn = Math.ceil((end - begin + 1) / MOST_COLUMNS);
  const width = Math.floor((end - begin) / daysPerColumn) + 1;
  const columns = Array.from({ length: width }, (_, index) => dayText(begin + index * daysPerColumn));
  const column = (instant: string): number => Math.floor((dayOf(instant) - begin) / daysPerColumn);
  const byService = groupBy(calls, ({ group }) => serviceOf(group.eventSource));
  const lanes = [...byService].map(([service, list]) => laneOf(service, list, width, column));
  const sorted = lanes.toSorted((a, b) => b.calls - a.calls || (a.service < b.service ? -1 : 1));
  return { columns, daysPerColumn, lanes: sorted.slice(0, MOST_LANES), left: Math.max(0, sorted.length - MOST_LANES) };
}

export function serviceOf(eventSource: string): string {
  return eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
}

function laneOf(service: string, calls: readonly UsedCall[], width: number, column: (instant: string) => number): Lane {
  const known = Array.from({ length: width }, () => 0);
  const add = (at: number, count: number): void => {
    known[at] = (known[at] ?? 0) + count;
  };
  let [first, last, total] = [width, -1, 0];
  for (const { group } of calls) {
    const [from, to] = [column(group.firstSeen), column(group.lastSeen)];
    total += group.count;
    if (Number.isNaN(from) || Number.isNaN(to)) continue;
    first = Math.min(first, from);
    last = Math.max(last, to);
    if (from === to) add(from, group.count);
    else [from, to].map((at) => add(at, 1));
  }
  return { service, calls: total, first, last, known };
}

/** Days since 1970 of the date that an instant begins with; NaN for what has none. */
function dayReader(): (instant: string) => number {
  const days = new Map<string, number>();
  return (instant) => {
    const date = instant.slice(0, 10);
    let day = days.get(date);
    if (day === undefined) {
      day = Math.floor(Date.parse(date) / DAY);
      days.set(date, day);
    }
    return day;
  };
}

function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
