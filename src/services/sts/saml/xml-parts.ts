// The XML libraries, loaded when a SAML assertion first comes, and the few questions that we ask of a document.
import { createRequire } from 'node:module';
import type * as XmlDom from '@xmldom/xmldom';
import type * as XmlCrypto from 'xml-crypto';

const load = createRequire(import.meta.url);
let dom: typeof XmlDom | undefined;
let signatures: typeof XmlCrypto | undefined;

export function xmlCrypto(): typeof XmlCrypto {
  signatures ??= load('xml-crypto') as typeof XmlCrypto;
  return signatures;
}

/** What we read of an element; the library's own types need a browser's. */
export interface XmlElement {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly textContent: string | null;
  readonly childNodes: { readonly length: number; readonly [index: number]: unknown };
  readonly getAttribute: (name: string) => string | null;
}

/** The root element; undefined for what is not well-formed, and for documents with a DTD. */
export function parseXml(text: string): XmlElement | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined;
  dom ??= load('@xmldom/xmldom') as typeof XmlDom;
  let broken = false;
  const fail = (): void => {
    broken = true;
  };
  const parser = new dom.DOMParser({ errorHandler: { warning: () => {}, error: fail, fatalError: fail } });
  try {
    const root = parser.parseFromString(text, 'text/xml')?.documentElement as XmlElement | null | undefined;
    return broken ? undefined : (root ?? undefined);
  } catch {
    return undefined;
  }
}

/** Child elements of this name. Namespaces are looked at as well: names alone can be faked. */
export function childElements(parent: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return Array.from(parent.childNodes as ArrayLike<unknown>).filter(
    (node): node is XmlElement => isElement(node) && node.namespaceURI === namespace && node.localName === name,
  );
}

function isElement(node: unknown): node is XmlElement {
  return typeof node === 'object' && node !== null && (node as { readonly nodeType?: unknown }).nodeType === 1;
}

/** The one child of this name; undefined if there is none, or more than one. */
export function onlyChild(parent: XmlElement, namespace: string, name: string): XmlElement | undefined {
  const found = childElements(parent, namespace, name);
  return found.length === 1 ? found[0] : undefined;
}

/** Elements down a path of names in one namespace. */
export function descend(parent: XmlElement, namespace: string, ...names: readonly string[]): readonly XmlElement[] {
  return names.reduce<readonly XmlElement[]>(
    (elements, name) => elements.flatMap((element) => childElements(element, namespace, name)),
    [parent],
  );
}

export function textOf(element: XmlElement | undefined): string | undefined {
  const text = element?.textContent?.trim();
  return text === '' ? undefined : text;
}
