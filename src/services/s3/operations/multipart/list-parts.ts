// ListParts.
import { ownerShape } from '../access/acl-shape.ts';
import { pageSize } from '../listing/list-input.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { partsOf, requireUpload } from './upload.ts';

export const listParts: S3Operation<'ListParts'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:ListMultipartUploadParts', { key: input.Key }),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const upload = requireUpload(cx.state, target, input);
    const after = Number(input.PartNumberMarker ?? 0) || 0;
    const most = pageSize(input.MaxParts, 'max-parts');
    const rest = [...partsOf(cx.state, upload.uploadId)].filter(([, part]) => part.number > after);
    const page = rest.slice(0, most).map(([, part]) => part);
    return {
      Bucket: target.bucket.name,
      Key: upload.key,
      UploadId: upload.uploadId,
      PartNumberMarker: String(after),
      NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
      MaxParts: most,
      IsTruncated: rest.length > page.length,
      Parts: page.map((part) => ({
        PartNumber: part.number,
        LastModified: new Date(part.modifiedAt),
        ETag: `"${part.etag}"`,
        Size: part.size,
        ...(upload.checksumAlgorithm !== undefined && part.checksums),
      })),
      Initiator: { ID: upload.initiator.id, DisplayName: upload.initiator.name },
      Owner: ownerShape(upload.owner),
      StorageClass: upload.object.storageClass ?? 'STANDARD',
      ...(upload.checksumAlgorithm !== undefined && { ChecksumAlgorithm: upload.checksumAlgorithm }),
      ...(upload.checksumType !== undefined && { ChecksumType: upload.checksumType }),
    };
  },
};
