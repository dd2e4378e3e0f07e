// One start tag of an XML document with its attributes.
import { decodeXmlText } from './decode-xml-text.ts';
import { XmlError } from './xml-element.ts';

export interface StartTag {
  /** As written, with prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string> | undefined;
  /** Whether it ends with `/>`. */
  readonly empty: boolean;
  /** Index after the tag. */
  readonly end: number;
}

/** Reads the tag that begins with `<` at an index. Throws XmlError. */
export function readStartTag(text: string, start: number): StartTag {
  let at = nameEnd(text, start + 1);
  const name = text.slice(start + 1, at);
  let attributes: Map<string, string> | undefined;
  for (;;) {
    const before = at;
    at = skipSpace(text, at);
    if (text.startsWith('>', at)) return { name, attributes, empty: false, end: at + 1 };
    if (text.startsWith('/>', at)) return { name, attributes, empty: true, end: at + 2 };
    if (at === before) throw new XmlError('a tag is broken');
    const attributeEnd = nameEnd(text, at);
    const attribute = text.slice(at, attributeEnd);
    at = skipSpace(text, attributeEnd);
    if (text[at] !== '=') throw new XmlError('an attribute has no value');
    at = skipSpace(text, at + 1);
    const quote = text[at];
    if (quote !== '"' && quote !== "'") throw new XmlError('an attribute is not quoted');
    const end = text.indexOf(quote, at + 1);
    if (end < 0) throw new XmlError('an attribute is not closed');
    const raw = text.slice(at + 1, end);
    if (raw.includes('<')) throw new XmlError('an attribute contains a tag');
    attributes ??= new Map();
    if (attributes.has(attribute)) throw new XmlError('an attribute comes twice');
    attributes.set(attribute, decodeXmlText(raw));
    at = end + 1;
  }
}

function nameEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && isNameCharacter(text.charCodeAt(at), at === start)) at++;
  if (at === start) throw new XmlError('a name is missing');
  return at;
}

function isNameCharacter(code: number, first: boolean): boolean {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a || code >= 0x80) return true;
  return !first && ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e);
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
