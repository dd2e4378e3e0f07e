// Wildcard patterns as token lists, matched with two pointers: linear in practice, never a regular expression.

/** Code units to match literally, with `ANY_RUN` for `*` and `ANY_ONE` for `?`. */
export type GlobTokens = readonly number[];

const ANY_RUN = -1;
const ANY_ONE = -2;

const STAR = 42;
const QUESTION = 63;

/** A pattern in its cheapest form: most real patterns have no wildcard, or one at the end. */
export type Glob =
  | { readonly kind: 'everything' }
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'tokens'; readonly tokens: GlobTokens };

/** Appends the tokens of `text`; with `literal`, `*` and `?` stand for themselves. */
export function pushTokens(tokens: number[], text: string, literal: boolean): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!literal && unit === STAR) {
      if (tokens[tokens.length - 1] !== ANY_RUN) tokens.push(ANY_RUN);
    } else if (!literal && unit === QUESTION) tokens.push(ANY_ONE);
    else tokens.push(unit);
  }
}

/** The cheapest form of a pattern in which `*` and `?` are wildcards. */
export function compileGlob(pattern: string): Glob {
  const star = pattern.indexOf('*');
  const question = pattern.indexOf('?');
  if (star < 0 && question < 0) return { kind: 'exact', text: pattern };
  if (question < 0 && star === pattern.length - 1) {
    return star === 0 ? { kind: 'everything' } : { kind: 'prefix', text: pattern.slice(0, star) };
  }
  const tokens: number[] = [];
  pushTokens(tokens, pattern, false);
  return tokens.length === 1 && tokens[0] === ANY_RUN ? { kind: 'everything' } : { kind: 'tokens', tokens };
}

/** Whether the whole of `text` matches. */
export function globMatches(glob: Glob, text: string): boolean {
  switch (glob.kind) {
    case 'everything':
      return true;
    case 'exact':
      return glob.text === text;
    case 'prefix':
      return text.startsWith(glob.text);
    case 'tokens':
      return tokensMatch(glob.tokens, text);
  }
}

/** Two pointers with one point of return: the last `*` passed. Worst case |tokens| × |text|, no recursion. */
export function tokensMatch(tokens: GlobTokens, text: string): boolean {
  let at = 0;
  let token = 0;
  let starToken = -1;
  let starAt = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === ANY_RUN) {
      starToken = token++;
      starAt = at;
    } else if (wanted !== undefined && (wanted === ANY_ONE || wanted === text.charCodeAt(at))) {
      token++;
      at++;
    } else if (starToken >= 0) {
      token = starToken + 1;
      at = ++starAt;
    } else return false;
  }
  while (tokens[token] === ANY_RUN) token++;
  return token === tokens.length;
}
