// Templates such as `role/${RoleName}`: literal pieces with gaps between them, matched from left to right without backtracking.

export interface Template {
  /** Literal text, with a gap between any two pieces. */
  readonly pieces: readonly string[];
  /** Smallest length of the gap after each piece but the last: 1 for `${…}`, 0 for `*`. */
  readonly gaps: readonly number[];
  /** How much literal text there is: of two templates that match, the one with more says more. */
  readonly literalLength: number;
}

/** Reads `${Name}` (one character or more) and `*` (any number); everything else is literal. */
export function parseTemplate(text: string): Template {
  const pieces: string[] = [];
  const gaps: number[] = [];
  let literalLength = 0;
  let piece = '';
  let at = 0;
  while (at < text.length) {
    const end = text.startsWith('${', at) ? text.indexOf('}', at) : -1;
    if (end < 0 && text[at] !== '*') {
      piece += text[at++];
      continue;
    }
    pieces.push(piece);
    gaps.push(end < 0 ? 0 : 1);
    literalLength += piece.length;
    piece = '';
    at = end < 0 ? at + 1 : end + 1;
  }
  pieces.push(piece);
  return { pieces, gaps, literalLength: literalLength + piece.length };
}

/** Whether the whole of `text` fits. Taking each piece at its first place is enough, because the gaps take anything. */
export function templateMatches(template: Template, text: string): boolean {
  const { pieces, gaps } = template;
  const first = pieces[0] ?? '';
  const last = pieces.length - 1;
  if (last === 0) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (let i = 1; i < last; i++) {
    const piece = pieces[i] ?? '';
    const found = text.indexOf(piece, at + (gaps[i - 1] ?? 0));
    if (found < 0) return false;
    at = found + piece.length;
  }
  const ending = pieces[last] ?? '';
  return text.length - ending.length >= at + (gaps[last - 1] ?? 0) && text.endsWith(ending);
}
