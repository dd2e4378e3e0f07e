// The set of one text.
import { patternOf } from './pattern-of.ts';
import type { TextSet } from './text-set.ts';

export function literalSet(text: string): TextSet {
  return { patterns: [patternOf(text)] };
}
