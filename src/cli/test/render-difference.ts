// A difference for people: both values, and for texts a caret under the first place where they part.
import { showCharacter } from '../../policy/quote-input.ts';
import type { Difference } from './test-report.ts';

const LABEL = 11;
/** Characters shown before the place where two texts part, when the line is too long for all of them. */
const BEFORE = 30;

/** The lines, without indentation; `columns` is what is left of the line. */
export function renderDifference({ field, expected, actual }: Difference, columns: number): readonly string[] {
  const label = field.padEnd(LABEL);
  const wanted = plain(expected);
  const found = plain(actual);
  if (field !== 'message' || expected === null || actual === null) return [`${label}expected ${wanted}, found ${found}`];
  const width = Math.max(columns - LABEL - '+ '.length, BEFORE + 10);
  const parting = firstDifference(wanted, found);
  const from = Math.max(wanted.length, found.length) <= width ? 0 : Math.max(0, parting - BEFORE);
  const pad = ' '.repeat(LABEL);
  return [
    `${label}- ${clip(wanted, from, width)}`,
    `${pad}+ ${clip(found, from, width)}`,
    `${pad}  ${' '.repeat(parting - from + (from > 0 ? 1 : 0))}^ parts here`,
  ];
}

/** A value on one line; null is `nothing`. */
function plain(value: Difference['expected']): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? show(value) : value.length === 0 ? 'none' : value.join(', ');
}

function show(text: string): string {
  let result = '';
  for (const character of text) result += showCharacter(character);
  return result;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function clip(text: string, from: number, width: number): string {
  const room = width - (from > 0 ? 1 : 0);
  const shown = text.slice(from, from + room);
  const more = from + room < text.length;
  return (from > 0 ? '…' : '') + (more ? `${shown.slice(0, -1)}…` : shown);
}
