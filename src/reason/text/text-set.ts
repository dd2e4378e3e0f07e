// A set of texts: the union of some patterns.
import { EITHER_CASE, normalised, RUN } from './tokens.ts';

export interface TextPattern {
  readonly tokens: readonly number[];
  /** Equal patterns have equal keys. */
  readonly key: string;
  /** The text, of a pattern without wildcards, or with one run at its end: then it is `beginning`. */
  readonly text?: string;
  readonly beginning?: boolean;
}

export interface TextSet {
  readonly patterns: readonly TextPattern[];
}

export function textPattern(tokens: readonly number[]): TextPattern {
  const normal = normalised(tokens);
  const beginning = normal.at(-1) === RUN;
  const plain = beginning ? normal.slice(0, -1) : normal;
  if (!plain.every(isPlain)) return { tokens: normal, key: normal.join(',') };
  const text = plain.map((unit) => String.fromCharCode(unit)).join('');
  return { tokens: normal, key: beginning ? `^${text}` : `=${text}`, text, beginning };
}

function isPlain(token: number): boolean {
  return token >= 0 && token < EITHER_CASE;
}

export const NO_TEXT: TextSet = { patterns: [] };
