// Pages of a list, with a token that says where the next one begins.
import { invalidInput } from './errors.ts';

const LARGEST = 20;

export interface PageInput {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: { readonly NextToken?: string };
}

/** `items` in an order that does not change between calls; `idOf` tells them apart. Throws `InvalidInputException` for a token that is none. */
export function pageOf<Item>(
  items: readonly Item[],
  { NextToken, MaxResults = LARGEST }: PageInput,
  idOf: (item: Item) => string,
): Page<Item> {
  if (MaxResults < 1) throw invalidInput('MIN_VALUE_EXCEEDED', 'You provided a value that is below the minimum.');
  if (MaxResults > LARGEST) throw invalidInput('MAX_VALUE_EXCEEDED', 'You provided a value that exceeds the maximum.');
  const from = NextToken === undefined ? 0 : startOf(items, NextToken, idOf);
  const shown = items.slice(from, from + MaxResults);
  const following = items[from + MaxResults];
  return { items: shown, next: following === undefined ? {} : { NextToken: Buffer.from(idOf(following)).toString('base64url') } };
}

function startOf<Item>(items: readonly Item[], token: string, idOf: (item: Item) => string): number {
  const id = Buffer.from(token, 'base64url').toString('utf8');
  const at = items.findIndex((item) => idOf(item) >= id);
  if (id === '' || Buffer.from(id).toString('base64url') !== token)
    throw invalidInput('INVALID_NEXT_TOKEN', 'You provided an invalid NextToken.');
  return at < 0 ? items.length : at;
}
