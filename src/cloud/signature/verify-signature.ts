// Whether a request was signed with the secret of its access key, lately, and whole.
import { createHmac, hash, timingSafeEqual, verify } from 'node:crypto';
import { headerOf } from '../wire/wire-request.ts';
import { asymmetricPublicKey } from './asymmetric-key.ts';
import { canonicalRequest, type SignedHead } from './canonical-request.ts';
import { checkFreshness } from './check-freshness.ts';
import { hmacSha256 } from './hmac-sha256.ts';
import type { SignatureFailure } from './signature-failure.ts';
import { signsLikeS3, type SignatureInput, type SignatureV2Input, type SignatureV4Input } from './signature-input.ts';
import { signingKey } from './signing-key.ts';
import { stringToSignV2 } from './string-to-sign-v2.ts';

/** A signature that holds, with what is needed to check the chunks of the body, which are signed one upon the other. */
export interface VerifiedSignature {
  readonly accessKeyId: string;
  /** As sent. */
  readonly signature: string;
  /** Absent in SigV2. */
  readonly chunks?: {
    /** `AWS4-HMAC-SHA256` or `AWS4-ECDSA-P256-SHA256`. */
    readonly algorithm: string;
    readonly timestamp: string;
    readonly scope: string;
    readonly canonicalRequest: string;
    readonly holds: (stringToSign: string, signature: string) => boolean;
  };
}

export interface VerificationFacts {
  /** SHA-256 of the body in hex; needed if the payload's kind is `body`. */
  readonly bodyDigest?: string;
  /** The bucket that the host names, if it does; SigV2 is over it. */
  readonly bucket?: string;
}

function equal(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

function payloadText(input: SignatureV4Input, facts: VerificationFacts): string {
  if (input.payload.kind !== 'body') return input.payload.text;
  if (facts.bodyDigest === undefined) throw new Error('the digest of the body is needed');
  return facts.bodyDigest;
}

// What the signature does not cover must not change what the request means.
function unsignedHeaders(input: SignatureV4Input, request: SignedHead): readonly string[] {
  const names = input.signedHeaders.includes('host') ? [] : ['host'];
  if (!signsLikeS3(input.service)) return names;
  for (const name of request.headers.keys()) {
    // The canonical request holds its value anyhow.
    if (name === 'x-amz-content-sha256') continue;
    if (name.startsWith('x-amz-') && !input.signedHeaders.includes(name)) names.push(name);
  }
  return names;
}

function holds(input: SignatureV4Input, secret: string): (stringToSign: string, signature: string) => boolean {
  if (input.version === 'v4a') {
    const key = asymmetricPublicKey(secret, input.accessKeyId);
    return (text, signature) =>
      /^(?:[0-9a-f]{2}){8,72}$/.test(signature) &&
      verify('sha256', Buffer.from(text), { key, dsaEncoding: 'der' }, Buffer.from(signature, 'hex'));
  }
  const key = signingKey(secret, input.scopeDate, input.region ?? '', input.service);
  return (text, signature) => equal(hmacSha256(key, text), signature);
}

function verifyV4(
  input: SignatureV4Input,
  request: SignedHead,
  secret: string,
  now: number,
  facts: VerificationFacts,
): SignatureFailure | VerifiedSignature {
  const { place, accessKeyId, signature, timestamp, scope, scopeDate } = input;
  if (!timestamp.startsWith(scopeDate)) return { failure: 'scope-date-mismatch', place, scopeDate, timestamp };
  // S3 looks at the clock last, but for presigned requests; the others look at it first.
  const clockLast = signsLikeS3(input.service) && place === 'header';
  const stale = clockLast ? undefined : checkFreshness(input, now);
  if (stale !== undefined) return stale;
  const names = unsignedHeaders(input, request);
  if (names.length > 0) return { failure: 'unsigned-header', names };
  const canonical = canonicalRequest(request, input.service, input.signedHeaders, payloadText(input, facts), place === 'query');
  const algorithm = input.version === 'v4' ? 'AWS4-HMAC-SHA256' : 'AWS4-ECDSA-P256-SHA256';
  const digest = hash('sha256', Buffer.from(canonical, 'latin1'), 'hex');
  const stringToSign = `${algorithm}\n${timestamp}\n${scope}\n${digest}`;
  const check = holds(input, secret);
  if (!check(stringToSign, signature)) {
    return { failure: 'bad-signature', accessKeyId, provided: signature, stringToSign, canonicalRequest: canonical };
  }
  const late = clockLast ? checkFreshness(input, now, headerOf(request, 'x-amz-date') ?? headerOf(request, 'date')) : undefined;
  return late ?? { accessKeyId, signature, chunks: { algorithm, timestamp, scope, canonicalRequest: canonical, holds: check } };
}

function verifyV2(
  input: SignatureV2Input,
  request: SignedHead,
  secret: string,
  now: number,
  facts: VerificationFacts,
): SignatureFailure | VerifiedSignature {
  const { accessKeyId, signature, place } = input;
  const expired = place === 'query' ? checkFreshness(input, now) : undefined;
  if (expired !== undefined) return expired;
  const stringToSign = stringToSignV2(request, input, facts.bucket);
  const right = createHmac('sha1', secret).update(stringToSign, 'latin1').digest('base64');
  if (!equal(right, signature)) return { failure: 'bad-signature', accessKeyId, provided: signature, stringToSign };
  return (
    checkFreshness(input, now, headerOf(request, 'x-amz-date') ?? headerOf(request, 'date')) ?? {
      accessKeyId,
      signature,
    }
  );
}

/**
 * Checks a signature that `readSignature` read from this request: its dates, that all is signed that has to be, and the signature itself.
 * `secret` belongs to `input.accessKeyId`; `now` in milliseconds since 1970. Told apart with `isFailure`.
 */
export function verifySignature(
  input: SignatureInput,
  request: SignedHead,
  secret: string,
  now: number,
  facts: VerificationFacts = {},
): SignatureFailure | VerifiedSignature {
  return input.version === 'v2' ? verifyV2(input, request, secret, now, facts) : verifyV4(input, request, secret, now, facts);
}
