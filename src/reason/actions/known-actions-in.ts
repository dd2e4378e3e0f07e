// Which of today's actions a set of texts has.
import type { TextPattern, TextSet } from '../text/text-set.ts';
import { EITHER_CASE, textMatches } from '../text/tokens.ts';
import { knownActions } from './known-actions.ts';

/** Places among the known actions. Ascending only for a set of one pattern; those of several patterns may repeat. */
export type KnownPlaces = readonly number[] | 'all';

const remembered = new WeakMap<TextSet, KnownPlaces>();

export function knownActionsIn(set: TextSet): KnownPlaces {
  let places = remembered.get(set);
  if (places === undefined) {
    const parts = set.patterns.map(placesOf);
    places = parts.includes('all') ? 'all' : (parts as readonly (readonly number[])[]).flat();
    remembered.set(set, places);
  }
  return places;
}

/** Patterns for which all actions must be looked at come again and again: `*:Get*`. The last few are remembered. */
const wild = new Map<string, KnownPlaces>();
const MOST_WILD = 64;

function placesOf(pattern: TextPattern): KnownPlaces {
  const { tokens, text, key } = pattern;
  if (text !== undefined || headOf(tokens).includes(':')) return findPlaces(pattern);
  let places = wild.get(key);
  if (places === undefined) {
    places = findPlaces(pattern);
    if (wild.size >= MOST_WILD) wild.clear();
    wild.set(key, places);
  }
  return places;
}

function findPlaces({ tokens, text, beginning }: TextPattern): KnownPlaces {
  const { names, places } = knownActions();
  if (text !== undefined && beginning !== true) {
    const place = places.get(text);
    return place === undefined ? [] : [place];
  }
  const head = text ?? headOf(tokens);
  if (text === '' || (head === '' && isAnyAction(tokens))) return 'all';
  const found: number[] = [];
  for (let place = firstFrom(names, head); place < names.length && (names[place] as string).startsWith(head); place++) {
    if (text !== undefined || textMatches(tokens, names[place] as string)) found.push(place);
  }
  return found;
}

/** `*:*`, which is as good as `*`. */
function isAnyAction(tokens: readonly number[]): boolean {
  return tokens.length === 3 && tokens[0] === -1 && tokens[1] === 58 && tokens[2] === -1;
}

/** The letters before the first wildcard. */
function headOf(tokens: readonly number[]): string {
  const end = tokens.findIndex((token) => token < 0 || token >= EITHER_CASE);
  return tokens
    .slice(0, end)
    .map((token) => String.fromCharCode(token))
    .join('');
}

/** Place of the first name that is not before the text. */
function firstFrom(names: readonly string[], text: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
