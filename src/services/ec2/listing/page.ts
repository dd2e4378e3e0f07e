// Pages of Describe operations.
import { ec2Error, invalidCombination } from '../errors.ts';

export interface PageInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface PageLimits {
  readonly least: number;
  readonly most: number;
  /** As EC2 names the list of ids, which excludes pages: `instancesSet`. */
  readonly ids?: readonly [name: string, given: readonly string[] | undefined];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: { readonly NextToken?: string };
}

const MARK = 'p1:';

/** `keyOf` gives ascending, unique texts. Throws `InvalidParameterValue`, `InvalidParameterCombination`, `InvalidNextToken`. */
export function pageOf<Item>(
  items: readonly Item[],
  { MaxResults, NextToken }: PageInput,
  keyOf: (item: Item) => string,
  { least, most, ids }: PageLimits = { least: 5, most: 1000 },
): Page<Item> {
  if (MaxResults !== undefined) {
    if (ids?.[1] !== undefined && ids[1].length > 0) {
      throw invalidCombination(`The parameter ${ids[0]} cannot be used with the parameter maxResults`);
    }
    if (MaxResults < least) throw outOfRange(MaxResults, `Expecting a value greater than ${least}.`);
    if (MaxResults > most) throw outOfRange(MaxResults, `Expecting a value less than or equal to ${most}.`);
  }
  const after = NextToken === undefined || NextToken === '' ? undefined : openToken(NextToken);
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, MaxResults ?? most);
  const last = page.at(-1);
  return { items: page, next: page.length < rest.length && last !== undefined ? { NextToken: closeToken(keyOf(last)) } : {} };
}

function outOfRange(value: number, why: string): Error {
  return ec2Error('InvalidParameterValue', `Value ( ${value} ) for parameter maxResults is invalid. ${why}`);
}

function closeToken(key: string): string {
  return Buffer.from(MARK + key, 'utf8').toString('base64url');
}

function openToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith(MARK)) throw ec2Error('InvalidNextToken', 'The specified NextToken is invalid.');
  return text.slice(MARK.length);
}
