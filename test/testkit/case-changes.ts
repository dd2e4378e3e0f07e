// Changes of letter case, for texts that are compared with or without regard to it.
import type { Random } from './random.ts';

/** The text in other letter case: all lower, all upper, or one letter changed. */
export function changeCase(r: Random, text: string): string {
  const way = r.below(3);
  if (way === 0) return text.toLowerCase();
  if (way === 1) return text.toUpperCase();
  if (text.length === 0) return text;
  const at = r.below(text.length);
  const letter = text.charAt(at);
  const lower = letter.toLowerCase();
  return text.slice(0, at) + (letter === lower ? letter.toUpperCase() : lower) + text.slice(at + 1);
}
