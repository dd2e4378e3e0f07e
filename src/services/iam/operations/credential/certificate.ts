// X.509 certificates and their keys as they are uploaded.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { ServiceError } from '../../../../cloud/service-error.ts';

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Undefined when the text is no certificate in PEM. */
export function readCertificate(pem: string): X509Certificate | undefined {
  if (pem.match(PEM_BLOCK)?.length !== 1) return undefined;
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** Certificates of a chain in the order given; undefined when the text is none. */
export function readChain(pem: string): readonly X509Certificate[] | undefined {
  const chain = (pem.match(PEM_BLOCK) ?? []).map(readCertificate);
  return chain.length === 0 || chain.includes(undefined) ? undefined : (chain as readonly X509Certificate[]);
}

/** An unencrypted private key in PEM. Throws MalformedCertificate. */
export function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw malformedCertificate('Unable to parse private key. Please ensure the private key is in PEM format and is not encrypted.');
  }
}

export function malformedCertificate(message: string): ServiceError {
  return new ServiceError('MalformedCertificate', 400, message);
}
