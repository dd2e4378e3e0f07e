// Which kinds of checksum a multipart upload can have, by algorithm.
import type { ChecksumAlgorithm } from '../object/checksums.ts';

/** The first is the default. Source: S3 User Guide, Checking object integrity, Full object and composite checksum types. */
export function typesOf(algorithm: ChecksumAlgorithm): readonly [string, ...string[]] {
  switch (algorithm) {
    case 'CRC64NVME':
      return ['FULL_OBJECT'];
    case 'CRC32':
    case 'CRC32C':
      return ['COMPOSITE', 'FULL_OBJECT'];
    default:
      return ['COMPOSITE'];
  }
}

export function isFullObject(type: string | undefined): boolean {
  return type === 'FULL_OBJECT';
}
