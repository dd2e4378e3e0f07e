// Checksums by their member names, header names and algorithm names.
import type { ReceivedBody } from '../../../../cloud/model/streamed-body.ts';
import type { Checksums } from '../../state.ts';

/** As in `x-amz-sdk-checksum-algorithm`. */
export const CHECKSUM_ALGORITHMS = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
  'SHA512',
  'MD5',
  'XXHASH64',
  'XXHASH3',
  'XXHASH128',
] as const;

export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];
type ChecksumMembers = { readonly [Algorithm in ChecksumAlgorithm as `Checksum${Algorithm}`]?: string | undefined };

const BY_HEADER: ReadonlyMap<string, `Checksum${ChecksumAlgorithm}`> = new Map(
  CHECKSUM_ALGORITHMS.map((name) => [`x-amz-checksum-${name.toLowerCase()}`, `Checksum${name}` as const]),
);

/** What was computed of the body as it came in; where nothing was, what the request declares. */
export function checksumsOf(body: ReceivedBody | undefined, declared: ChecksumMembers): Checksums {
  const found: Record<string, string> = {};
  for (const [header, value] of body?.checksums ?? []) {
    const member = BY_HEADER.get(header);
    if (member !== undefined) found[member] = value;
  }
  return Object.keys(found).length > 0 ? found : statedChecksums(declared);
}

export function statedChecksums(declared: ChecksumMembers): Checksums {
  const found: Record<string, string> = {};
  for (const name of CHECKSUM_ALGORITHMS) {
    const value = declared[`Checksum${name}`];
    if (value !== undefined) found[`Checksum${name}`] = value;
  }
  return found;
}

/** `CRC32` and the like, of the checksums that there are. */
export function algorithmsOf(checksums: Checksums): readonly string[] {
  return Object.keys(checksums).map((member) => member.slice('Checksum'.length));
}
