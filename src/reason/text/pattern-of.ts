// A pattern out of texts, in which nothing is a wildcard, and tokens between them.
import { type TextPattern, textPattern } from './text-set.ts';
import { pushText } from './tokens.ts';

export function patternOf(...parts: readonly (string | number)[]): TextPattern {
  const tokens: number[] = [];
  for (const part of parts) {
    if (typeof part === 'number') tokens.push(part);
    else pushText(tokens, part, { wildcards: false });
  }
  return textPattern(tokens);
}
