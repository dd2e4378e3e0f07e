// Patterns of tags and names of repositories, in which only `*` is special.
import { pushTokens, tokensMatch } from '../../../evaluate/glob.ts';

/** Whether the whole of `text` fits; `*` stands for any number of characters. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return wildcard(pattern)(text);
}

/** The same for many texts. */
export function wildcard(pattern: string): (text: string) => boolean {
  const tokens: number[] = [];
  for (const [index, piece] of pattern.split('*').entries()) {
    if (index > 0) pushTokens(tokens, '*', false);
    pushTokens(tokens, piece, true);
  }
  return (text) => tokensMatch(tokens, text);
}
