// The objects of a bucket as listings see them: the newest version of each key, delete markers left out.
import type { S3Object } from '../../../../cloud/model/generated/s3.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import { type ObjectRow, objects } from '../../state.ts';
import { ownerShape } from '../access/acl-shape.ts';
import { algorithmsOf } from '../object/checksums.ts';
import type { Target } from '../target/target.ts';
import type { Encode } from './list-input.ts';
import type { Source } from './walk.ts';
import { inside } from '../target/inside.ts';

export function currentObjects(state: StateReader, target: Target): Source<ObjectRow> {
  const start = inside(target.key, '');
  return {
    keyOf: (row) => row.key,
    *scan(prefix, after) {
      for (const [key, row] of state.scan(objects, start + prefix, after === undefined ? undefined : start + after)) {
        if (row.deleteMarker !== true) yield [key.slice(start.length), row];
      }
    },
  };
}

export function listedObject(row: ObjectRow, encode: Encode, withOwner: boolean): S3Object {
  return {
    Key: encode(row.key),
    LastModified: new Date(row.modifiedAt),
    ETag: `"${row.etag}"`,
    ...checksumSummary(row),
    Size: row.size,
    StorageClass: row.storageClass ?? 'STANDARD',
    ...(withOwner && { Owner: ownerShape(row.owner) }),
  };
}

export function checksumSummary(row: ObjectRow): { readonly ChecksumAlgorithm?: readonly string[]; readonly ChecksumType?: string } {
  const algorithms = algorithmsOf(row.checksums);
  if (algorithms.length === 0) return {};
  return { ChecksumAlgorithm: algorithms, ...(row.checksumType !== undefined && { ChecksumType: row.checksumType }) };
}
