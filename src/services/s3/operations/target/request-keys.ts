// The condition keys of S3 that follow from how a request was signed.
import type { RequestView } from '../../../../cloud/call-context.ts';
import type { Keys } from './demands-on.ts';

/** Of signed requests: how, and how long ago. Source: Service Authorization Reference, S3: authType, signatureversion, signatureAge … */
export function requestKeys(request: RequestView, now: number): Keys {
  const keys: (readonly [string, string])[] = [];
  const { signature } = request;
  if (signature !== undefined) {
    keys.push(['s3:authtype', signature.place], ['s3:signatureversion', signature.version]);
    keys.push(['s3:signatureage', String(Math.max(0, now - signature.signedAt))]);
  }
  const hash = request.header('x-amz-content-sha256');
  if (hash !== undefined) keys.push(['s3:x-amz-content-sha256', hash]);
  if (request.secure) keys.push(['s3:tlsversion', request.tlsVersion ?? '1.3']);
  return keys;
}
