// Filters of Describe operations: all of them must match, each by one of its values.
import type { Filter } from '../../../cloud/model/generated/ec2.ts';
import { ec2Error } from '../errors.ts';
import type { TagRow } from '../rows.ts';
import { matchesFilterValue } from './filter-pattern.ts';

type Shown = string | number | boolean | undefined;

/** By the filter's name: what a row has to be compared with the filter's values. */
export type FilterTable<Row> = Readonly<Record<string, (row: Row) => Shown | readonly Shown[]>>;

/** Rows that match; `tags` makes the filters `tag:KEY`, `tag-key` and `tag-value` work. Throws `InvalidParameterValue` for names that are not known. */
export function filterRows<Row>(
  rows: readonly Row[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<Row>,
  tags?: (row: Row) => readonly TagRow[],
): readonly Row[] {
  if (filters === undefined || filters.length === 0) return rows;
  const tests = filters.map((filter) => testOf(filter, table, tags));
  return rows.filter((row) => tests.every((test) => test(row)));
}

function testOf<Row>(
  { Name, Values }: Filter,
  table: FilterTable<Row>,
  tags: ((row: Row) => readonly TagRow[]) | undefined,
): (row: Row) => boolean {
  const valuesOf = readerOf(Name ?? '', table, tags);
  if (valuesOf === undefined) throw ec2Error('InvalidParameterValue', `The filter '${Name ?? 'null'}' is invalid`);
  const wanted = Values ?? [];
  return (row) =>
    [valuesOf(row)].flat().some((shown) => shown !== undefined && wanted.some((value) => matchesFilterValue(value, String(shown))));
}

function readerOf<Row>(
  name: string,
  table: FilterTable<Row>,
  tags: ((row: Row) => readonly TagRow[]) | undefined,
): ((row: Row) => Shown | readonly Shown[]) | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  if (tags === undefined) return undefined;
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (row) => tags(row).flatMap((tag) => (tag.key === key ? [tag.value] : []));
  }
  if (name === 'tag-key') return (row) => tags(row).map(({ key }) => key);
  if (name === 'tag-value') return (row) => tags(row).map(({ value }) => value);
  return undefined;
}
