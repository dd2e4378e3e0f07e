// Checksums that a request says its body has, in headers or trailers: which to compute, and whether they are right.
import { ServiceError } from '../service-error.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { headerOf } from '../wire/wire-request.ts';
import type { ChecksumAlgorithm } from './checksum.ts';

const lengths: Readonly<Record<ChecksumAlgorithm, number>> = {
  crc32: 4,
  crc32c: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
  sha512: 64,
  md5: 16,
};

const prefix = 'x-amz-checksum-';

function algorithmOf(header: string): ChecksumAlgorithm | undefined {
  const name = header.startsWith(prefix) ? header.slice(prefix.length) : '';
  return Object.hasOwn(lengths, name) ? (name as ChecksumAlgorithm) : undefined;
}

function wellFormed(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === lengths[algorithm] && bytes.toString('base64') === value;
}

function invalidValue(header: string): ServiceError {
  return new ServiceError('InvalidRequest', 400, `Value for ${header} header is invalid.`);
}

/**
 * The checksums that the request declares in headers, or announces in `x-amz-trailer`; no value for the announced ones.
 * Throws S3's InvalidRequest if one is malformed, or if there are several.
 */
export function declaredChecksums(request: Pick<WireRequest, 'headers'>): ReadonlyMap<ChecksumAlgorithm, string | undefined> {
  const declared = new Map<ChecksumAlgorithm, string | undefined>();
  for (const name of request.headers.keys()) {
    const algorithm = algorithmOf(name);
    if (algorithm === undefined) continue;
    const value = headerOf(request, name) ?? '';
    if (!wellFormed(algorithm, value)) throw invalidValue(name);
    declared.set(algorithm, value);
  }
  for (const name of (request.headers.get('x-amz-trailer') ?? []).flatMap((value) => value.toLowerCase().split(','))) {
    const algorithm = algorithmOf(name.trim());
    if (algorithm !== undefined && !declared.has(algorithm)) declared.set(algorithm, undefined);
  }
  if (declared.size > 1) {
    throw new ServiceError('InvalidRequest', 400, 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  }
  return declared;
}

/**
 * Compares what was computed with what was declared. `trailers` by lower-case name; `computed` in base64.
 * Throws S3's BadDigest, and InvalidRequest for a malformed trailer.
 */
export function checkChecksums(
  declared: ReadonlyMap<ChecksumAlgorithm, string | undefined>,
  trailers: ReadonlyMap<string, string>,
  computed: ReadonlyMap<ChecksumAlgorithm, string>,
): void {
  for (const [algorithm, inHeader] of declared) {
    const value = inHeader ?? trailers.get(prefix + algorithm) ?? '';
    if (!wellFormed(algorithm, value)) throw invalidValue(prefix + algorithm);
    if (value === computed.get(algorithm)) continue;
    const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
    throw new ServiceError('BadDigest', 400, message);
  }
}
