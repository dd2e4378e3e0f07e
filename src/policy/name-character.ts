// How a message names one character: in backticks where it shows, by its code point where it does not.

/** `` `x` ``, or `U+0000` for what does not show. */
export function nameCharacter(codePoint: number): string {
  if (codePoint > 0x20 && codePoint < 0x7f && codePoint !== 0x60) return `\`${String.fromCharCode(codePoint)}\``;
  if (codePoint === 0x0a) return 'the end of the line';
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
