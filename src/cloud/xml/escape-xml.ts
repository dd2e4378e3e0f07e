// Writes text so that an XML reader gets the same text back.

/** What may need escaping, and little else: most texts have none of it. */
const SUSPECT = /[&<>"\p{Cc}]/u;

/** For character data. What XML 1.0 cannot carry is written as a character reference, as AWS does. */
export function escapeXml(text: string): string {
  return escapeWhere(text, isSpecial);
}

export function escapeXmlAttribute(text: string): string {
  return escapeWhere(text, isSpecialInAttribute);
}

function isSpecial(code: number): boolean {
  return code < 0x20 ? code !== 0x0a && code !== 0x09 : code === 0x26 || code === 0x3c || code === 0x3e;
}

function isSpecialInAttribute(code: number): boolean {
  return code < 0x20 || code === 0x22 || code === 0x26 || code === 0x3c || code === 0x3e;
}

function escapeWhere(text: string, special: (code: number) => boolean): string {
  if (!SUSPECT.test(text)) return text;
  let result = '';
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!special(code)) continue;
    result += text.slice(from, index) + reference(code);
    from = index + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

function reference(code: number): string {
  if (code === 0x26) return '&amp;';
  if (code === 0x3c) return '&lt;';
  if (code === 0x3e) return '&gt;';
  return code === 0x22 ? '&quot;' : `&#x${code.toString(16)};`;
}
