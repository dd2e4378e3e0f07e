// Finds the end of one JSON number.
import { type JsonCursor, stopAt } from './json-cursor.ts';
import { nameCharacter } from './name-character.ts';

/** The end of the number at the cursor, which stands on `-` or a digit; 0 if it is none. The cursor does not move. */
export function scanJsonNumber(cursor: JsonCursor): number {
  const { text, end } = cursor;
  const start = cursor.position;
  const first = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  let position = skipDigits(text, first, end);
  if (position === first) return expectedDigit(cursor, position, 'after `-`');
  if (position > first + 1 && text.charCodeAt(first) === 0x30) return leadingZero(cursor, position);
  if (position < end && text.charCodeAt(position) === 0x2e) {
    const fraction = position + 1;
    position = skipDigits(text, fraction, end);
    if (position === fraction) return expectedDigit(cursor, position, 'after the decimal point');
  }
  if (position < end && (text.charCodeAt(position) | 0x20) === 0x65) {
    position++;
    const sign = position < end ? text.charCodeAt(position) : 0;
    if (sign === 0x2b || sign === 0x2d) position++;
    const exponent = position;
    position = skipDigits(text, exponent, end);
    if (position === exponent) return expectedDigit(cursor, position, 'in the exponent');
  }
  return position;
}

function skipDigits(text: string, from: number, end: number): number {
  let position = from;
  while (position < end) {
    const code = text.charCodeAt(position);
    if (code < 0x30 || code > 0x39) break;
    position++;
  }
  return position;
}

function leadingZero(cursor: JsonCursor, end: number): 0 {
  const start = cursor.position;
  const shown = end - start > 40 ? `${cursor.text.slice(start, start + 40)}…` : cursor.text.slice(start, end);
  return stopAt(cursor, {
    code: 'json-syntax',
    message: `expected a number without leading zeros, found \`${shown}\``,
    hint: 'put it in double quotes if it is an account id, else remove the zeros',
    start,
    end,
  });
}

function expectedDigit(cursor: JsonCursor, position: number, where: string): 0 {
  const found = position < cursor.end ? nameCharacter(cursor.text.codePointAt(position) ?? 0) : 'the end of the text';
  return stopAt(cursor, {
    code: 'json-syntax',
    message: `expected a digit ${where}, found ${found}`,
    hint: 'complete the number, or put it in double quotes',
    start: cursor.position,
    end: Math.min(position + 1, cursor.end),
  });
}
