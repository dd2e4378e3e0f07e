// Reads the body of a request: whole for most operations, into the blob store for those that stream it; always checked against what was signed.
import { hash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { ReceivedBody } from '../model/streamed-body.ts';
import type { BlobStore } from '../ports/blobs.ts';
import { ServiceError } from '../service-error.ts';
import type { ChecksumAlgorithm } from '../signature/checksum.ts';
import { ChecksumStream } from '../signature/checksum-stream.ts';
import { checkChecksums, declaredChecksums } from '../signature/declared-checksums.ts';
import { signedBody } from '../signature/signed-body.ts';
import type { PayloadMode } from '../signature/signature-input.ts';
import type { VerifiedSignature } from '../signature/verify-signature.ts';
import { headerOf, type WireRequest } from '../wire/wire-request.ts';
import { readWhole } from './read-whole.ts';

/** Bytes of a body that is read whole. AWS's own caps are lower; a larger one is nobody's honest request. */
const LARGEST = 16 << 20;
/** The same where calls bring bodies to be stored: 20 MiB of a layer, in base64. */
const LARGEST_STORED = 32 << 20;
const DIGEST_OF_NOTHING = hash('sha256', '', 'hex');
/** What S3 adds to objects that come without a checksum. */
const DEFAULT_CHECKSUM: ChecksumAlgorithm = 'crc64nvme';

const inflate = promisify(gunzip);

/** The whole body as it came on the wire: what signatures of services other than S3 are over. `stores`: of a service that stores bodies. */
export async function receiveWhole(request: WireRequest, stores = false): Promise<Uint8Array> {
  const limit = stores ? LARGEST_STORED : LARGEST;
  const body = await (request.whole?.(limit) ?? readWhole(request.body, limit));
  if (body === undefined) throw tooLarge(limit);
  return body;
}

/** The body with its content coding removed. */
export async function decodeContent(request: WireRequest, body: Uint8Array): Promise<Uint8Array> {
  if (headerOf(request, 'content-encoding') !== 'gzip') return body;
  try {
    return await inflate(body, { maxOutputLength: LARGEST });
  } catch {
    throw new ServiceError('SerializationException', 400, 'The body is not valid gzip data, or too large.');
  }
}

/** S3: whether a request without a body says nothing about one that would have to be checked. */
export function hasNothingToCheck(request: WireRequest, payload: PayloadMode): boolean {
  if (request.bodiless !== true || payload.kind === 'chunked' || request.headers.has('content-md5')) return false;
  if (payload.kind === 'digest' && payload.text !== DIGEST_OF_NOTHING) return false;
  return declaredChecksums(request).size === 0;
}

/** S3: the whole body, checked like a streamed one. */
export async function receiveWholeChecked(
  request: WireRequest,
  payload: PayloadMode,
  verified: VerifiedSignature | undefined,
): Promise<Uint8Array> {
  const declared = declaredChecksums(request);
  const signed = signedBody(request, payload, verified);
  const sums = new ChecksumStream(declared.keys());
  const collected = new PassThrough();
  const whole = readWhole(collected, LARGEST);
  const [body] = await Promise.all([whole, pipeline(request.body, signed, sums, collected)]);
  if (body === undefined) throw tooLarge(LARGEST);
  checkChecksums(declared, signed.trailers, sums.digests);
  return body;
}

/** S3: the body into the blob store, with the checksums that were declared, MD5 (for ETags), and AWS's default one where none was. */
export async function receiveStored(
  request: WireRequest,
  payload: PayloadMode,
  verified: VerifiedSignature | undefined,
  blobs: BlobStore,
): Promise<ReceivedBody> {
  const declared = declaredChecksums(request);
  const signed = signedBody(request, payload, verified);
  const wanted = declared.size === 0 ? [DEFAULT_CHECKSUM] : [...declared.keys()];
  const sums = new ChecksumStream(['md5', ...wanted]);
  const [stored] = await Promise.all([blobs.receive(sums), pipeline(request.body, signed, sums)]);
  checkChecksums(declared, signed.trailers, sums.digests);
  const checksums = new Map<string, string>();
  for (const [algorithm, value] of sums.digests) {
    if (algorithm === 'md5') checksums.set('md5', Buffer.from(value, 'base64').toString('hex'));
    if (algorithm !== 'md5' || declared.has('md5')) checksums.set(`x-amz-checksum-${algorithm}`, value);
  }
  return { ...stored, checksums };
}

function tooLarge(limit: number): ServiceError {
  return new ServiceError('RequestEntityTooLarge', 413, `The body of this request is larger than ${limit} bytes.`);
}
