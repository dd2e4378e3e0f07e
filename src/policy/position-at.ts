// Turns an offset into a file, a line and a column; through embedded documents, into those of the file around them.
import type { SourcePosition } from '../model/decision.ts';
import type { SourceText } from './ast.ts';

/**
 * The place of an offset for people: line and column count from 1, columns in UTF-16 code units; `\n` and `\r\n` end a line.
 * An offset in an embedded document gives the place in the outermost file. Offsets beyond the text count as its ends.
 */
export function positionAt(source: SourceText, offset: number): SourcePosition {
  const outermost = outermostOffset(source, offset);
  const starts = lineStarts(outermost.source);
  const place = Math.min(Math.max(outermost.offset, 0), outermost.source.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return { file: outermost.source.name, line: low + 1, column: place - (starts[low] ?? 0) + 1 };
}

/** The same place in the text that stands in no other one. */
export function outermostOffset(source: SourceText, offset: number): { readonly source: SourceText; readonly offset: number } {
  let place = { source, offset };
  while (place.source.outer !== undefined) {
    place = { source: place.source.outer.source, offset: place.source.outer.offsetOf(place.offset) };
  }
  return place;
}

/** The text of line `line`, counted from 1, without its end; and where it begins. */
export function lineAt(source: SourceText, line: number): { readonly text: string; readonly start: number } {
  const starts = lineStarts(source);
  const start = starts[line - 1] ?? source.text.length;
  const next = starts[line];
  let end = next === undefined ? source.text.length : next - 1;
  if (next !== undefined && end > start && source.text.charCodeAt(end - 1) === 0x0d) end--;
  return { text: source.text.slice(start, end), start };
}

const indexes = new WeakMap<SourceText, readonly number[]>();

function lineStarts(source: SourceText): readonly number[] {
  const known = indexes.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) starts.push(at + 1);
  indexes.set(source, starts);
  return starts;
}
