// Finds the end of one JSON string and checks what stands in it, without decoding it.
import { type JsonCursor, stopAt } from './json-cursor.ts';
import { hexDigit } from './decode-json-string.ts';
import { nameCharacter } from './name-character.ts';

/**
 * The end of the string whose opening quote is at the cursor, behind its closing quote; complemented (`~end`) if it has escapes; 0 if it is
 * none. The cursor does not move.
 */
export function scanJsonString(cursor: JsonCursor): number {
  const { text, end } = cursor;
  for (let position = cursor.position + 1; position < end; position++) {
    const code = text.charCodeAt(position);
    if (code === 0x22) return position + 1;
    if (code === 0x5c || code < 0x20) return scanEscaped(cursor, position);
  }
  return unterminated(cursor);
}

/** Goes on from the first escape or control character. */
function scanEscaped(cursor: JsonCursor, from: number): number {
  const { text, end } = cursor;
  let position = from;
  while (position < end) {
    const code = text.charCodeAt(position);
    if (code === 0x22) return ~(position + 1);
    if (code === 0x5c) {
      position = scanEscape(cursor, position);
      if (position === 0) return 0;
    } else if (code < 0x20) {
      return controlCharacter(cursor, position, code);
    } else {
      position++;
    }
  }
  return unterminated(cursor);
}

/** The end of the escape at `position`. */
function scanEscape(cursor: JsonCursor, position: number): number {
  const { text, end } = cursor;
  if (position + 1 >= end) return unterminated(cursor);
  const letter = text.charCodeAt(position + 1);
  if (letter !== 0x75) return isEscape(letter) ? position + 2 : unknownEscape(cursor, position);
  for (let index = position + 2; index < position + 6; index++) {
    if (index >= end || hexDigit(text.charCodeAt(index)) < 0) return badUnicode(cursor, position, index);
  }
  return position + 6;
}

/** `" \ / b f n r t` */
function isEscape(letter: number): boolean {
  switch (letter) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}

function unknownEscape(cursor: JsonCursor, position: number): 0 {
  return stopAt(cursor, {
    code: 'json-syntax',
    message: `expected an escape after the backslash, found ${nameCharacter(cursor.text.codePointAt(position + 1) ?? 0)}`,
    hint: 'the escapes are \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits; a backslash itself is \\\\',
    start: position,
    end: position + 2,
  });
}

function badUnicode(cursor: JsonCursor, position: number, index: number): 0 {
  const found = index < cursor.end ? nameCharacter(cursor.text.codePointAt(index) ?? 0) : 'the end of the text';
  return stopAt(cursor, {
    code: 'json-syntax',
    message: `expected four hexadecimal digits after \`\\u\`, found ${found}`,
    hint: 'write all four digits, as in \\u0041',
    start: position,
    end: Math.min(index + 1, cursor.end),
  });
}

function controlCharacter(cursor: JsonCursor, position: number, code: number): 0 {
  return stopAt(cursor, {
    code: 'json-syntax',
    message: `expected control characters in a string to be escaped, found ${nameCharacter(code)}`,
    hint: code === 0x0a || code === 0x0d ? 'close the string before the end of the line' : `write \\u${code.toString(16).padStart(4, '0')}`,
    start: position,
    end: position + 1,
  });
}

function unterminated(cursor: JsonCursor): 0 {
  return stopAt(cursor, {
    code: 'json-syntax',
    message: 'expected `"` to close the string that begins here, found the end of the text',
    hint: 'close the string',
    start: cursor.position,
    end: cursor.position + 1,
  });
}
