// A diagnostic as people read it: where, what, the line with a caret under the place, and what to do.
import type { Diagnostic } from './diagnostic.ts';
import { lineAt, outermostOffset, positionAt } from './position-at.ts';
import { showCharacter } from './quote-input.ts';

/** Characters of the source line that are shown, and how many of them at least stand before the caret. */
const WIDTH = 120;
const BEFORE = 40;

/**
 * `file:LINE:COL: error: message`, the source line with carets, and the hint; no newline at the end. Places in embedded documents are shown
 * in the file around them. Long lines are clipped; characters that could steer a terminal are shown as escapes.
 */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { source, span, severity, message, hint } = diagnostic;
  const position = positionAt(source, span.start);
  const start = outermostOffset(source, span.start);
  const end = outermostOffset(source, span.end).offset;
  const line = lineAt(start.source, position.line);
  const from = start.offset - line.start;
  const to = Math.min(Math.max(end - line.start, from + 1), line.text.length);
  const number = String(position.line);
  const gutter = ' '.repeat(number.length);
  const excerpt = renderExcerpt(line.text, from, to);
  const lines = [
    `${show(position.file)}:${position.line}:${position.column}: ${severity}: ${message}`,
    ` ${number} | ${excerpt.text}`,
    ` ${gutter} | ${excerpt.carets}`,
  ];
  if (hint !== undefined) lines.push(` ${gutter} = hint: ${hint}`);
  return lines.join('\n');
}

function renderExcerpt(line: string, from: number, to: number): { readonly text: string; readonly carets: string } {
  const first = line.length <= WIDTH || from <= WIDTH - BEFORE ? 0 : from - BEFORE;
  const last = Math.min(line.length, first + WIDTH);
  const head = first > 0 ? '…' : '';
  const before = show(line.slice(first, from));
  const marked = show(line.slice(from, Math.min(to, last)));
  const rest = show(line.slice(Math.min(to, last), last));
  const tail = last < line.length ? '…' : '';
  const carets = '^'.repeat(Math.max(columns(marked), 1));
  return { text: `${head}${before}${marked}${rest}${tail}`.trimEnd(), carets: ' '.repeat(columns(head) + columns(before)) + carets };
}

/** Tabs become two spaces, so that the carets stand where they should whatever the tab width. */
function show(text: string): string {
  let result = '';
  for (const character of text) result += character === '\t' ? '  ' : showCharacter(character);
  return result;
}

/** How many columns of a terminal a text takes: two for wide characters. */
function columns(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

/** East Asian Wide and Fullwidth, and emoji, by block. */
function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x1f300 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  );
}
