// Pages of a list: opaque markers, 100 items unless told otherwise.
import { keyOf, type StateReader, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { validationError } from './errors.ts';

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** To spread into the answer. */
  readonly rest: { readonly IsTruncated: boolean; readonly Marker?: string };
}

const DEFAULT_ITEMS = 100;

/**
 * One page of `items`, which ascend by `key`. A marker names the last key of the page before, so that what is added or removed meanwhile
 * neither repeats nor hides other items. Throws ValidationError for a marker that is not one of ours.
 */
export function pageByKey<Item>(items: Iterable<Item>, { Marker, MaxItems }: PageRequest, key: (item: Item) => string): Page<Item> {
  const after = Marker === undefined ? undefined : openMarker(Marker);
  const limit = MaxItems ?? DEFAULT_ITEMS;
  const page: Item[] = [];
  for (const item of items) {
    if (after !== undefined && key(item) <= after) continue;
    if (page.length === limit) return { items: page, rest: { IsTruncated: true, Marker: closeMarker(key(page.at(-1) as Item)) } };
    page.push(item);
  }
  return { items: page, rest: { IsTruncated: false } };
}

/** One page of a table's rows of one account, by key; rows that `wanted` refuses are passed over. */
export function pageOfRows<Row>(
  state: StateReader,
  table: Table<Row>,
  account: AccountId,
  request: PageRequest,
  wanted: (row: Row) => boolean = () => true,
): Page<Row> {
  const prefix = keyOf(account, '');
  const after = request.Marker === undefined ? undefined : prefix + openMarker(request.Marker);
  const limit = request.MaxItems ?? DEFAULT_ITEMS;
  const items: Row[] = [];
  let last = '';
  for (const [key, row] of state.scan(table, prefix, after)) {
    if (!wanted(row)) continue;
    if (items.length === limit) return { items, rest: { IsTruncated: true, Marker: closeMarker(last) } };
    items.push(row);
    last = key.slice(prefix.length);
  }
  return { items, rest: { IsTruncated: false } };
}

/** One page of items that have an order of their own; a marker counts what came before. */
export function pageByCount<Item>(items: readonly Item[], { Marker, MaxItems }: PageRequest): Page<Item> {
  const from = Marker === undefined ? 0 : Number(openMarker(Marker));
  if (!Number.isSafeInteger(from) || from < 0) throw invalidMarker();
  const to = from + (MaxItems ?? DEFAULT_ITEMS);
  const page = items.slice(from, to);
  return { items: page, rest: to < items.length ? { IsTruncated: true, Marker: closeMarker(String(to)) } : { IsTruncated: false } };
}

function closeMarker(text: string): string {
  return Buffer.from(`m1:${text}`, 'utf8').toString('base64');
}

function openMarker(marker: string): string {
  const text = Buffer.from(marker, 'base64').toString('utf8');
  if (!text.startsWith('m1:')) throw invalidMarker();
  return text.slice(3);
}

function invalidMarker(): Error {
  return validationError('Invalid Marker.');
}
