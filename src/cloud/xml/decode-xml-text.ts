// Character data of XML: references replaced, line ends made one.
import { XmlError } from './xml-element.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text that stands between tags. Throws XmlError for other entities than the five, and for characters that XML cannot carry. */
export function decodeXmlText(raw: string): string {
  const text = raw.includes('\r') ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw;
  let ampersand = text.indexOf('&');
  if (ampersand < 0) return text;
  let result = '';
  let from = 0;
  while (ampersand >= 0) {
    const end = text.indexOf(';', ampersand);
    if (end < 0 || end - ampersand > 12) throw new XmlError('an ampersand stands alone');
    result += text.slice(from, ampersand) + reference(text.slice(ampersand + 1, end));
    from = end + 1;
    ampersand = text.indexOf('&', from);
  }
  return result + text.slice(from);
}

function reference(name: string): string {
  const entity = ENTITIES.get(name);
  if (entity !== undefined) return entity;
  if (!name.startsWith('#')) throw new XmlError(`&${name}; is not declared`);
  const hexadecimal = name.startsWith('#x');
  const digits = name.slice(hexadecimal ? 2 : 1);
  if (!(hexadecimal ? /^[\dA-Fa-f]{1,8}$/ : /^\d{1,8}$/).test(digits)) throw new XmlError(`&${name}; is no character`);
  const code = Number.parseInt(digits, hexadecimal ? 16 : 10);
  if (!isXmlCharacter(code)) throw new XmlError(`&${name}; is no character`);
  return String.fromCodePoint(code);
}

/** XML 1.0, section 2.2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
