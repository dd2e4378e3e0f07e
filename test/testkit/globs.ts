// Patterns with `*` and `?`, made from a text that they match, or nearly.
import type { Random } from './random.ts';

/** A pattern that matches the text: a run becomes `*`, a character becomes `?`, or a `*` slips in that stands for nothing. */
export function generalise(r: Random, text: string): string {
  const from = r.below(text.length + 1);
  switch (r.below(5)) {
    case 0:
      return `${text.slice(0, from)}*`;
    case 1:
      return `*${text.slice(from)}`;
    case 2: {
      const to = r.between(from, text.length);
      return `${text.slice(0, from)}*${text.slice(to)}`;
    }
    case 3:
      return from < text.length ? `${text.slice(0, from)}?${text.slice(from + 1)}` : `${text}*`;
    default: {
      const to = r.between(from, text.length);
      return to < text.length ? `${text.slice(0, from)}*${text.slice(to, to)}*${text.slice(to + 1)}` : `${text.slice(0, from)}**`;
    }
  }
}

/** A text that is close to the given one, and another: a letter more, a letter less, or a `?` too many. */
export function misspell(r: Random, text: string): string {
  switch (r.below(4)) {
    case 0:
      return `${text}x`;
    case 1:
      return text.slice(0, -1);
    case 2:
      return `${text}?`;
    default: {
      const name = text.lastIndexOf(':') + 1;
      return `${text.slice(0, (name + text.length) >> 1)}x*${text.slice(-1)}y`;
    }
  }
}
