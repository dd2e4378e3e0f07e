// Puts text of the user into a message: in backticks, clipped, and without characters that could steer a terminal.

const LONGEST = 80;

/** `` `text` `` on one line, at most 80 characters of it. */
export function quoteInput(text: string): string {
  return `\`${clipInput(text)}\``;
}

function clipInput(text: string): string {
  const shown = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  let result = '';
  for (const character of shown) result += showCharacter(character);
  return shown.length < text.length ? `${result}…` : result;
}

/** Control characters, separators, direction marks and lone surrogates as `\uXXXX`; the rest as it is. */
export function showCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return isHarmless(code) ? character : `\\u${code.toString(16).padStart(4, '0')}`;
}

function isHarmless(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return !(
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  );
}
