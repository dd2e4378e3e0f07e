// Whether a set has a text: for one text at a time, where dividing all texts would be too much.
import type { TextPattern, TextSet } from './text-set.ts';
import { RUN, RUN_IN_PART, textMatches } from './tokens.ts';

interface Sorted {
  readonly texts: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly others: readonly TextPattern[];
}

const remembered = new WeakMap<TextSet, Sorted>();

export function textSetHas(set: TextSet, text: string): boolean {
  let sorted = remembered.get(set);
  if (sorted === undefined) {
    sorted = sort(set);
    remembered.set(set, sorted);
  }
  return (
    sorted.texts.has(text) ||
    sorted.beginnings.some((beginning) => text.startsWith(beginning)) ||
    sorted.others.some(({ tokens }) => mayBegin(tokens, text) && textMatches(tokens, text))
  );
}

function sort({ patterns }: TextSet): Sorted {
  const plain = patterns.filter(({ text }) => text !== undefined);
  return {
    texts: new Set(plain.filter(({ beginning }) => beginning !== true).map(({ text }) => text as string)),
    beginnings: plain.filter(({ beginning }) => beginning === true).map(({ text }) => text as string),
    others: patterns.filter(({ text }) => text === undefined),
  };
}

/** Most texts differ from a pattern before its first run. */
function mayBegin(tokens: readonly number[], text: string): boolean {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as number;
    if (token === RUN || token === RUN_IN_PART) return true;
    if (i >= text.length) return false;
    if (token >= 0 && token < 0x10000 && token !== text.charCodeAt(i)) return false;
  }
  return tokens.length === text.length;
}
