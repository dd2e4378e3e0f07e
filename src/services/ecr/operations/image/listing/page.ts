// Pages of lists of images.
import { invalidParameter } from '../../../errors.ts';

export interface PageInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: { readonly nextToken?: string };
}

/**
 * The next `maxResults` of what `read` finds after the key that the token carries. `read` yields in ascending order of `keyOf`.
 * Throws `InvalidParameterException` for a token that is none.
 */
export function pageOf<Item>(
  { maxResults, nextToken }: PageInput,
  usual: number,
  keyOf: (item: Item) => string,
  read: (after: string | undefined) => Iterable<Item>,
): Page<Item> {
  const most = maxResults ?? usual;
  const items: Item[] = [];
  for (const item of read(nextToken === undefined ? undefined : openToken(nextToken))) {
    const last = items.at(-1);
    if (items.length === most && last !== undefined) return { items, next: { nextToken: closeToken(keyOf(last)) } };
    items.push(item);
  }
  return { items, next: {} };
}

const MARK = 'after:';

function closeToken(key: string): string {
  return Buffer.from(MARK + key, 'utf8').toString('base64');
}

function openToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (!text.startsWith(MARK)) throw invalidParameter('nextToken', 'Invalid nextToken');
  return text.slice(MARK.length);
}
