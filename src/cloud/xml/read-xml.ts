// Reads XML as clients send it: no document types, no entities of their own, limited depth. Prefixes are dropped from element names.
import { decodeXmlText } from './decode-xml-text.ts';
import { readStartTag } from './read-start-tag.ts';
import { XmlError } from './xml-element.ts';
import type { XmlElement } from './xml-element.ts';

const DEEPEST = 64;

interface OpenElement {
  readonly rawName: string;
  readonly attributes: ReadonlyMap<string, string> | undefined;
  readonly children: XmlElement[];
  text: string;
}

/** The root of a document in UTF-8. Throws XmlError. */
export function readXml(body: Uint8Array): XmlElement {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new XmlError('the document is not UTF-8');
  }
  checkCharacters(text);
  return readDocument(text);
}

function readDocument(text: string): XmlElement {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let at = 0;
  const close = (element: OpenElement): void => {
    const { rawName, attributes, children } = element;
    const done = { name: rawName.slice(rawName.indexOf(':') + 1), attributes, children, text: element.text };
    const parent = open.at(-1);
    if (parent === undefined) root = done;
    else parent.children.push(done);
  };
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    addText(open.at(-1), text.slice(at, tag < 0 ? text.length : tag));
    if (tag < 0) break;
    if (text.startsWith('<![CDATA[', tag)) {
      const end = endOf(text, ']]>', tag + '<![CDATA['.length);
      const parent = open.at(-1);
      if (parent === undefined) throw new XmlError('character data outside the root');
      parent.text += text
        .slice(tag + '<![CDATA['.length, end)
        .replaceAll('\r\n', '\n')
        .replaceAll('\r', '\n');
      at = end + ']]>'.length;
    } else if (text.startsWith('<!--', tag)) {
      at = endOf(text, '-->', tag + '<!--'.length) + '-->'.length;
    } else if (text.startsWith('<?', tag)) {
      at = endOf(text, '?>', tag + '<?'.length) + '?>'.length;
    } else if (text.startsWith('<!', tag)) {
      throw new XmlError('document types are not accepted');
    } else if (text.startsWith('</', tag)) {
      const end = endOf(text, '>', tag);
      const element = open.pop();
      if (element === undefined || element.rawName !== text.slice(tag + '</'.length, end).trimEnd())
        throw new XmlError('a tag is not closed');
      close(element);
      at = end + 1;
    } else {
      if (root !== undefined && open.length === 0) throw new XmlError('there are two roots');
      const start = readStartTag(text, tag);
      const element = { rawName: start.name, attributes: start.attributes, children: [], text: '' };
      if (start.empty) close(element);
      else if (open.push(element) > DEEPEST) throw new XmlError('the document is too deep');
      at = start.end;
    }
  }
  if (root === undefined || open.length > 0) throw new XmlError('the document ends too early');
  return root;
}

function addText(parent: OpenElement | undefined, raw: string): void {
  if (raw === '') return;
  if (parent !== undefined) parent.text += decodeXmlText(raw);
  else if (raw.trim() !== '') throw new XmlError('character data outside the root');
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  if (end < 0) throw new XmlError('the document ends too early');
  return end;
}

/** Control characters other than tabs and line ends, and two that are no characters at all. */
function checkCharacters(text: string): void {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0xfffe || code === 0xffff) {
      throw new XmlError('a character that XML cannot carry');
    }
  }
}
