// The set of one text.
import { textPattern, type TextSet } from '../text/text-set.ts';

export function literalSet(text: string): TextSet {
  return { patterns: [textPattern(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))] };
}
