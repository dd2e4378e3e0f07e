// The checksums that S3 computes, from bytes as they come.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc64Nvme } from './crc64-nvme.ts';
import { crc32c } from './crc32c.ts';

/** As in the names of headers: `x-amz-checksum-crc32c`. */
export type ChecksumAlgorithm = 'crc32' | 'crc32c' | 'crc64nvme' | 'sha1' | 'sha256' | 'sha512' | 'md5';

export interface Checksum {
  readonly update: (bytes: Uint8Array) => void;
  /** To be called once, at the end. Most significant byte first. */
  readonly digest: () => Buffer;
}

function ofFunction(next: (bytes: Uint8Array, previous: number) => number): Checksum {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = next(bytes, crc);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc);
      return bytes;
    },
  };
}

/** A checksum of nothing yet. */
export function createChecksum(algorithm: ChecksumAlgorithm): Checksum {
  switch (algorithm) {
    case 'crc32':
      return ofFunction((bytes, previous) => crc32(bytes, previous));
    case 'crc32c':
      return ofFunction(crc32c);
    case 'crc64nvme': {
      const crc = new Crc64Nvme();
      return { update: (bytes) => crc.update(bytes), digest: () => crc.digest() };
    }
    default: {
      const digest = createHash(algorithm);
      return { update: (bytes) => void digest.update(bytes), digest: () => digest.digest() };
    }
  }
}
