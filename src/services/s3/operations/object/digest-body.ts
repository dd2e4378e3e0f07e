// ETag and checksum of a stored body that did not just come in.
import { createHash } from 'node:crypto';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { BlobSlice } from '../../../../cloud/model/streamed-body.ts';
import type { Checksums } from '../../state.ts';
import { bytesOf } from './bytes-of.ts';
import { createCrc } from './crc.ts';

export interface BodyDigests {
  /** MD5 in hex. */
  readonly etag: string;
  readonly checksums: Checksums;
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA512', 'sha512'],
  ['MD5', 'md5'],
]);

/** Reads the body once; undefined if it cannot be read within a turn. An algorithm that is not known gives no checksum. */
export function digestBody(cx: CallContext, body: readonly BlobSlice[], algorithm: string): BodyDigests | undefined {
  const md5 = createHash('md5');
  const checksum = digestOf(algorithm);
  for (const bytes of bytesOf(cx, body)) {
    if (bytes === undefined) return undefined;
    md5.update(bytes);
    checksum?.update(bytes);
  }
  const value = checksum?.digest('base64');
  return { etag: md5.digest('hex'), checksums: value === undefined ? {} : { [`Checksum${algorithm}`]: value } };
}

interface Digest {
  readonly update: (bytes: Uint8Array) => unknown;
  readonly digest: (encoding: 'base64') => string;
}

function digestOf(algorithm: string): Digest | undefined {
  const hash = HASHES.get(algorithm);
  return hash === undefined ? createCrc(algorithm) : createHash(hash);
}
