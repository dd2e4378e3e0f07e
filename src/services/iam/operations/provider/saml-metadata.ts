// What IAM looks at in the metadata document of a SAML identity provider.
import { createRequire } from 'node:module';
import type * as XmlDom from '@xmldom/xmldom';
import { invalidInput } from '../../errors.ts';

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const HUNDRED_YEARS_MS = 100 * 365.25 * 24 * 3_600_000;

/**
 * Until when the document is valid, in milliseconds since 1970: its own `validUntil`, or a hundred years from `now`.
 * Throws InvalidInput for what does not describe an identity provider. Source: SAML 2.0 metadata, EntityDescriptor and IDPSSODescriptor.
 */
export function samlValidUntil(text: string, now: number): number {
  const entity = parse(text);
  if (entity?.namespaceURI !== METADATA || entity.localName !== 'EntityDescriptor' || !entity.getAttribute('entityID')) throw unreadable();
  if (entity.getElementsByTagNameNS(METADATA, 'IDPSSODescriptor').length === 0) throw unreadable();
  const stated = entity.getAttribute('validUntil');
  const until = stated === null || stated === '' ? now + HUNDRED_YEARS_MS : Date.parse(stated);
  if (Number.isNaN(until)) throw unreadable();
  return Math.floor(until / 1000) * 1000;
}

/** What is read of an element; the library's own types need a browser's. */
interface XmlElement {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly getAttribute: (name: string) => string | null;
  readonly getElementsByTagNameNS: (namespace: string, name: string) => { readonly length: number };
}

const load = createRequire(import.meta.url);
let dom: typeof XmlDom | undefined;

function parse(text: string): XmlElement | null {
  // Documents with a type declaration may define entities that grow without end.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw unreadable();
  dom ??= load('@xmldom/xmldom') as typeof XmlDom;
  const fail = (): never => {
    throw unreadable();
  };
  const parser = new dom.DOMParser({ errorHandler: { warning: () => {}, error: fail, fatalError: fail } });
  return parser.parseFromString(text, 'text/xml')?.documentElement as XmlElement | null;
}

function unreadable(): Error {
  return invalidInput('Could not parse metadata');
}
