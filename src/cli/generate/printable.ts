// Text from logs, made safe for a terminal and for lines of a report.

// Control characters, those that hide text or turn it round, ends of lines and paragraphs, and halves of characters.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Writes what could move the cursor, end a line or hide text as `\u001b`: in JSON the same text, elsewhere a sign that something odd is there. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) =>
    [...Array(character.length).keys()].map((index) => escaped(character.charCodeAt(index))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Likewise, but for the ends of lines, for text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
