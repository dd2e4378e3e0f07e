// The assertion of a SAML response, as far as a certificate of the provider has signed it.
import { childElements, onlyChild, parseXml, type XmlElement, xmlCrypto } from './xml-parts.ts';

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

export type SignedAssertion =
  | { readonly kind: 'assertion'; readonly assertion: XmlElement }
  /** Not XML, or no SAML response. */
  | { readonly kind: 'malformed' }
  /** No certificate of the provider made a signature over it. */
  | { readonly kind: 'unsigned' };

/**
 * What is returned is read again from the very bytes that were signed: whatever else the response holds (a second assertion wrapped around the
 * signed one) is never looked at. Source: SAML V2.0 Core, chapter 5; Somorovsky et al., On Breaking SAML, USENIX Security 2012.
 */
export function signedAssertion(xml: string, certificates: readonly string[]): SignedAssertion {
  const response = parseXml(xml);
  if (response?.namespaceURI !== PROTOCOL || response.localName !== 'Response') return { kind: 'malformed' };
  const holders = [response, ...childElements(response, ASSERTION, 'Assertion')];
  for (const holder of holders) {
    for (const signature of childElements(holder, SIGNATURE, 'Signature')) {
      for (const certificate of certificates) {
        const assertion = assertionSignedBy(xml, signature, certificate);
        if (assertion !== undefined) return { kind: 'assertion', assertion };
      }
    }
  }
  return { kind: 'unsigned' };
}

function assertionSignedBy(xml: string, signature: XmlElement, certificate: string): XmlElement | undefined {
  const { SignedXml } = xmlCrypto();
  // Only the provider's own certificate counts, never one that the message brings along.
  const signed = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
  try {
    signed.loadSignature(signature as unknown as Node);
    if (!signed.checkSignature(xml)) return undefined;
  } catch {
    return undefined;
  }
  const references = signed.getSignedReferences();
  const root = references.length === 1 && references[0] !== undefined ? parseXml(references[0]) : undefined;
  if (root?.namespaceURI === ASSERTION && root.localName === 'Assertion') return root;
  if (root?.namespaceURI === PROTOCOL && root.localName === 'Response') return onlyChild(root, ASSERTION, 'Assertion');
  return undefined;
}

type Node = Parameters<InstanceType<ReturnType<typeof xmlCrypto>['SignedXml']>['loadSignature']>[0];
