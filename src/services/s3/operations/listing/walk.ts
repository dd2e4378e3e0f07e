// Walks a sorted table as listings do: keys under a prefix, those that share what stands before a delimiter told as one.
import { afterAll, sortKey } from '../target/sort-key.ts';

/** What there is to list, in order. A place is a sort key, or a sort key and more. */
export interface Source<Row> {
  /** Lazy; places that begin with `prefix` and come after `after`. */
  readonly scan: (prefix: string, after: string | undefined) => Iterable<readonly [place: string, row: Row]>;
  /** The object's key. */
  readonly keyOf: (row: Row) => string;
}

export interface Walk {
  readonly prefix: string;
  /** Empty: none. */
  readonly delimiter: string;
  /** A place to begin after. */
  readonly after: string | undefined;
  readonly most: number;
}

export interface Walked<Row> {
  readonly rows: readonly Row[];
  /** Common prefixes, each up to the delimiter and with it. */
  readonly prefixes: readonly string[];
  readonly truncated: boolean;
  /** Of the last entry: the place to go on after, and its key or common prefix. */
  readonly last?: { readonly place: string; readonly name: string };
}

/** A page of at most `most` entries, common prefixes counted as one each. */
export function walk<Row>(source: Source<Row>, { prefix, delimiter, after, most }: Walk): Walked<Row> {
  const rows: Row[] = [];
  const prefixes: string[] = [];
  let last: Walked<Row>['last'];
  if (most === 0) return { rows, prefixes, truncated: false };
  const start = sortKey(prefix);
  let from = after;
  for (;;) {
    let skipTo: string | undefined;
    for (const [place, row] of source.scan(start, from)) {
      const shared = commonPrefix(source.keyOf(row), prefix, delimiter);
      if (rows.length + prefixes.length === most) return { rows, prefixes, truncated: true, ...(last && { last }) };
      if (shared === undefined) {
        rows.push(row);
        last = { place, name: source.keyOf(row) };
        continue;
      }
      prefixes.push(shared);
      skipTo = afterAll(sortKey(shared));
      last = { place: skipTo, name: shared };
      break;
    }
    if (skipTo === undefined) return { rows, prefixes, truncated: false, ...(last && { last }) };
    from = skipTo;
  }
}

/** The key up to the first delimiter after the prefix, with it; undefined if there is none. */
function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** Where to begin after a marker: behind the whole group if the marker is a common prefix. */
export function afterMarker(marker: string, prefix: string, delimiter: string): string {
  const shared = marker.startsWith(prefix) ? commonPrefix(marker, prefix, delimiter) : undefined;
  return shared === marker ? afterAll(sortKey(marker)) : sortKey(marker);
}
