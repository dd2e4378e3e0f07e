// A set of texts: the union of some patterns.
import { EITHER_CASE, normalised, pushText, RUN } from './tokens.ts';

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

const WILDCARD = /[*?]/;

/** The pattern of a text whose wildcards count, if it has none, or one `*` at its end. Most are such, and need not be taken apart. */
export function simplePattern(text: string): TextPattern | undefined {
  const at = text.search(WILDCARD);
  if (at >= 0 && (at !== text.length - 1 || text.charCodeAt(at) !== 42)) return undefined;
  const plain = at < 0 ? text : text.slice(0, -1);
  return simple(plain, at >= 0);
}

/** Its tokens are made when they are asked for. */
function simple(text: string, beginning: boolean): TextPattern {
  return {
    key: beginning ? `^${text}` : `=${text}`,
    text,
    beginning,
    get tokens(): readonly number[] {
      const tokens: number[] = [];
      pushText(tokens, text, { wildcards: false });
      return beginning ? [...tokens, RUN] : tokens;
    },
  };
}

function isPlain(token: number): boolean {
  return token >= 0 && token < EITHER_CASE;
}

export const NO_TEXT: TextSet = { patterns: [] };
