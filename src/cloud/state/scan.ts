// Reads rows in order, as far as somebody asks.
import type { RowSet } from './rows.ts';

/**
 * Rows whose keys begin with `prefix`, ascending by UTF-16 code unit, beginning behind `after` if given.
 * Throws when the table was written since the scan began: what comes next would be undefined.
 */
export function scanRows<Row>(set: RowSet, prefix: string, after: string | undefined): IterableIterator<readonly [key: string, row: Row]> {
  const start = after === undefined || after < prefix ? prefix : after;
  const entries = set.map.entries(start) as IterableIterator<[string, Row]>;
  const { writes } = set;
  const iterator: IterableIterator<readonly [string, Row]> = {
    [Symbol.iterator]: () => iterator,
    next: () => {
      if (set.writes !== writes) throw new Error(`${set.name} was written while it was scanned`);
      let result = entries.next();
      if (!result.done && result.value[0] === after) result = entries.next();
      return !result.done && result.value[0].startsWith(prefix) ? result : { done: true, value: undefined };
    },
  };
  return iterator;
}
