// ListMultipartUploads.
import type { MultipartUpload } from '../../../../cloud/model/generated/s3.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import { type UploadRow, uploads } from '../../state.ts';
import { ownerShape } from '../access/acl-shape.ts';
import { type Encode, encoderOf, listKeys, pageSize } from '../listing/list-input.ts';
import { afterMarker, type Source, walk } from '../listing/walk.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { afterAll, sortKey } from '../target/sort-key.ts';
import { type Target, targetOf } from '../target/target.ts';
import { inside } from '../target/inside.ts';

export const listMultipartUploads: S3Operation<'ListMultipartUploads'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const { Prefix, Delimiter } = input;
    return demandsOn(cx, targetOf(input, cx), 's3:ListBucketMultipartUploads', { context: listKeys({ Prefix, Delimiter }) });
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker: keyMarker = '', UploadIdMarker: idMarker = '' } = input;
    const encode = encoderOf(input.EncodingType);
    const most = pageSize(input.MaxUploads, 'max-uploads');
    const after = keyMarker === '' ? undefined : placeAfter(keyMarker, idMarker, prefix, delimiter);
    const page = walk(uploadsOf(cx.state, target), { prefix, delimiter, after, most });
    const last = page.rows.at(-1);
    const next = page.truncated ? page.last?.name : undefined;
    return {
      Bucket: target.bucket.name,
      KeyMarker: encode(keyMarker),
      UploadIdMarker: idMarker,
      Prefix: encode(prefix),
      ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
      MaxUploads: most,
      IsTruncated: page.truncated,
      NextKeyMarker: encode(next ?? ''),
      NextUploadIdMarker: next !== undefined && last?.key === next ? last.uploadId : '',
      Uploads: page.rows.map((row) => uploadShape(row, encode)),
      CommonPrefixes: page.prefixes.map((shared) => ({ Prefix: encode(shared) })),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
    };
  },
};

function uploadsOf(state: StateReader, target: Target): Source<UploadRow> {
  const start = inside(target.key, '');
  return {
    keyOf: (row) => row.key,
    *scan(prefix, after) {
      for (const [key, row] of state.scan(uploads, start + prefix, after === undefined ? undefined : start + after)) {
        yield [key.slice(start.length), row];
      }
    },
  };
}

/** Without the marker of an upload, behind all uploads of the key. */
function placeAfter(keyMarker: string, idMarker: string, prefix: string, delimiter: string): string {
  if (idMarker !== '') return inside(sortKey(keyMarker), idMarker);
  const place = afterMarker(keyMarker, prefix, delimiter);
  return place === sortKey(keyMarker) ? afterAll(inside(place, '')) : place;
}

function uploadShape(row: UploadRow, encode: Encode): MultipartUpload {
  return {
    UploadId: row.uploadId,
    Key: encode(row.key),
    Initiated: new Date(row.initiatedAt),
    StorageClass: row.object.storageClass ?? 'STANDARD',
    Owner: ownerShape(row.owner),
    Initiator: { ID: row.initiator.id, DisplayName: row.initiator.name },
    ...(row.checksumAlgorithm !== undefined && { ChecksumAlgorithm: row.checksumAlgorithm }),
    ...(row.checksumType !== undefined && { ChecksumType: row.checksumType }),
  };
}
