// Pages of a list: the token names the last thing shown, so that what comes or goes meanwhile neither repeats nor hides other things.
import { invalidParameter } from './errors.ts';

export interface PageInput {
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** To spread into the answer. */
  readonly rest: { readonly nextToken?: string };
}

const DEFAULT_ITEMS = 100;
const MARK = 'p1:';

/** One page of `items`, which ascend by `key`. Throws `InvalidParameterException` for a token that is not one of ours. */
export function pageOf<Item>(items: Iterable<Item>, input: PageInput, key: (item: Item) => string): Page<Item> {
  return pageAfter((after) => (after === undefined ? items : itemsAfter(items, after, key)), input, key);
}

/** The same of a list that can be read from any key on: `read` yields, in ascending order of `key`, what comes after the one given. */
export function pageAfter<Item>(
  read: (after: string | undefined) => Iterable<Item>,
  { nextToken, maxResults = DEFAULT_ITEMS }: PageInput,
  key: (item: Item) => string,
): Page<Item> {
  const page: Item[] = [];
  for (const item of read(nextToken === undefined ? undefined : openToken(nextToken))) {
    const last = page.at(-1);
    if (page.length >= maxResults && last !== undefined) return { items: page, rest: { nextToken: closeToken(key(last)) } };
    page.push(item);
  }
  return { items: page, rest: {} };
}

function* itemsAfter<Item>(items: Iterable<Item>, after: string, key: (item: Item) => string): Generator<Item> {
  for (const item of items) if (key(item) > after) yield item;
}

function closeToken(key: string): string {
  return Buffer.from(MARK + key, 'utf8').toString('base64');
}

function openToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (!text.startsWith(MARK)) throw invalidParameter('nextToken', 'Invalid next token');
  return text.slice(MARK.length);
}
