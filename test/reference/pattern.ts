// Text with wildcards, and ARNs taken apart: what every kind of matching rests on.

/** Text in which `*` and `?` are wildcards, but for those at the positions in `literal`. */
export interface Pattern {
  readonly text: string;
  readonly literal?: ReadonlySet<number> | undefined;
}

/** `*` is any run of UTF-16 code units, `?` is one. The last star is the only one worth going back to. */
export function glob(pattern: Pattern, value: string): boolean {
  const { text, literal } = pattern;
  let p = 0;
  let v = 0;
  let star = -1;
  let resume = 0;
  while (v < value.length) {
    const canBeWild = !literal?.has(p);
    if (text[p] === '*' && canBeWild) {
      star = p++;
      resume = v;
    } else if (p < text.length && (text[p] === value[v] || (text[p] === '?' && canBeWild))) {
      p++;
      v++;
    } else if (star >= 0) {
      p = star + 1;
      v = ++resume;
    } else {
      return false;
    }
  }
  while (text[p] === '*' && !literal?.has(p)) p++;
  return p === text.length;
}

/** Six parts, split at the first five colons; undefined if there are fewer. */
export function splitArn(text: string): readonly string[] | undefined {
  const parts = partsOf(text);
  return parts.length === 6 ? parts : undefined;
}

/** At most six parts. */
export function partsOf(text: string): readonly string[] {
  const parts = text.split(':');
  return parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(':')] : parts;
}

/** What stands after the last slash. */
export function lastElement(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
