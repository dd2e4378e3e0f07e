// What the metadata document of a SAML provider tells: its entity id, and the certificates that it signs with.
import { childElements, descend, parseXml, textOf } from './xml-parts.ts';

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

export interface ProviderMetadata {
  readonly entityId: string;
  /** PEM. */
  readonly certificates: readonly string[];
}

/** Undefined for what is no EntityDescriptor. Source: Metadata for the OASIS Security Assertion Markup Language (SAML) V2.0. */
export function readProviderMetadata(text: string): ProviderMetadata | undefined {
  const root = parseXml(text);
  const entityId = root?.getAttribute('entityID');
  if (root?.namespaceURI !== METADATA || root.localName !== 'EntityDescriptor' || entityId == null || entityId === '') return undefined;
  const descriptors = descend(root, METADATA, 'IDPSSODescriptor', 'KeyDescriptor');
  const certificates = descriptors
    .filter((descriptor) => descriptor.getAttribute('use') !== 'encryption')
    .flatMap((descriptor) => childElements(descriptor, SIGNATURE, 'KeyInfo'))
    .flatMap((info) => descend(info, SIGNATURE, 'X509Data', 'X509Certificate'))
    .flatMap((certificate) => textOf(certificate) ?? []);
  return { entityId, certificates: certificates.map(pem) };
}

function pem(base64: string): string {
  const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
