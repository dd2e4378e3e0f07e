// Text made fit to stand in XML: markup escaped, and characters that XML 1.0 cannot hold replaced.

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** For the text of an element. */
export function escapeXmlText(text: string): string {
  let result = '';
  for (const character of text) result += MARKUP[character] ?? (isXmlCharacter(character) ? character : escaped(character));
  return result;
}

/** For the value of an attribute: a parser would turn line ends and tabs into spaces. */
export function escapeXmlAttribute(text: string): string {
  return escapeXmlText(text).replaceAll('\r', '&#13;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** Extensible Markup Language (XML) 1.0, section 2.2, Characters. */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  if (code >= 0x7f && code < 0xa0) return false; // Allowed, but discouraged: they steer terminals.
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
