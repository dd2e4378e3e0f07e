// Builds an X.509 certificate and signs it with RSA and SHA-256.
import { createSign, type KeyObject } from 'node:crypto';
import { AWS_SUFFIXES } from '../server/aws-host-name.ts';
import { nameConstraints } from './name-constraints.ts';

export interface CertificateDraft {
  /** Common name. */
  readonly subject: string;
  readonly publicKey: KeyObject;
  /** Host names, for a server's certificate; undefined for an authority's. */
  readonly names: readonly string[] | undefined;
  readonly issuer: { readonly name: string; readonly key: KeyObject; readonly publicKey: KeyObject };
  readonly organization: string;
  readonly serial: Uint8Array;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** The certificate as PEM. */
export async function signCertificate(draft: CertificateDraft): Promise<string> {
  // Loaded when the first certificate is made: most runs make none before they answer.
  const { default: forge } = await import('node-forge');
  const { pki, asn1, md } = forge;
  const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
  const name = (common: string) => [
    { name: 'organizationName', value: draft.organization },
    { name: 'commonName', value: common },
  ];
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(pem(draft.publicKey));
  certificate.serialNumber = positive(draft.serial);
  certificate.validity.notBefore = new Date(draft.notBefore);
  certificate.validity.notAfter = new Date(draft.notAfter);
  certificate.setSubject(name(draft.subject));
  certificate.setIssuer(name(draft.issuer.name));
  const issuerId = pki.getPublicKeyFingerprint(pki.publicKeyFromPem(pem(draft.issuer.publicKey)), { type: 'RSAPublicKey' });
  const keyIds = [{ name: 'subjectKeyIdentifier' }, { name: 'authorityKeyIdentifier', keyIdentifier: issuerId.getBytes() }];
  certificate.setExtensions(
    draft.names === undefined
      ? [
          { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
          { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
          // Whoever gets hold of the key can speak for AWS's names on this machine, and for nobody else.
          { id: '2.5.29.30', critical: true, value: nameConstraints(forge, [...AWS_SUFFIXES, 'localhost']) },
          ...keyIds,
        ]
      : [
          { name: 'basicConstraints', critical: true, cA: false },
          { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames: draft.names.map((value) => ({ type: 2, value })) },
          ...keyIds,
        ],
  );
  // Signing in node's own code takes a millisecond; forge's arithmetic takes many.
  const signer = {
    sign: () => {
      const body = Buffer.from(asn1.toDer(certificate.tbsCertificate).getBytes(), 'latin1');
      return createSign('sha256').update(body).sign(draft.issuer.key).toString('latin1');
    },
  };
  certificate.sign(signer as unknown as import('node-forge').pki.rsa.PrivateKey, md.sha256.create());
  return pki.certificateToPem(certificate).replaceAll('\r\n', '\n');
}

/** A serial number must be positive, and at most 20 bytes. */
function positive(bytes: Uint8Array): string {
  const copy = Buffer.from(bytes);
  copy[0] = (copy[0]! & 0x3f) | 0x40;
  return copy.toString('hex');
}
