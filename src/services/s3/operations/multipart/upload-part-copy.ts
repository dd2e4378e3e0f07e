// UploadPartCopy.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { BlobSlice } from '../../../../cloud/model/streamed-body.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidArgument } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import { requireSource, sourceDemands, sourceOf } from '../object/copy-source.ts';
import { digestBody } from '../object/digest-body.ts';
import { encryptionShape } from '../object/encryption.ts';
import { checkKey } from '../object/object-input.ts';
import { sliceOf } from '../object/range.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { putPart } from './upload-part.ts';
import { checkPartNumber, requireUpload } from './upload.ts';

export const uploadPartCopy: S3Operation<'UploadPartCopy'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    checkKey(input.Key);
    const context: Keys = [
      ['s3:objectcreationoperation', 'false'],
      ['s3:x-amz-copy-source', input.CopySource],
    ];
    return [
      ...sourceDemands(cx, sourceOf(input, cx), false),
      ...demandsOn(cx, targetOf(input, cx), 's3:PutObject', { key: input.Key, context }),
    ];
  },
  handle: (_permit, input, cx) => {
    checkPartNumber(input.PartNumber);
    const source = sourceOf(input, cx);
    const upload = requireUpload(cx.state, targetOf(input, cx), input);
    const from = requireSource(cx, source, input);
    const body = chosenBytes(from, input.CopySourceRange);
    const digests = digestsOf(cx, from, body, upload.checksumAlgorithm ?? 'CRC64NVME');
    const size = body.reduce((sum, { length }) => sum + length, 0);
    putPart(cx, upload, { number: input.PartNumber, size, modifiedAt: cx.now, body, ...digests });
    return {
      ...(source.target.bucket.versioning !== undefined && { CopySourceVersionId: from.versionId }),
      CopyPartResult: {
        ETag: `"${digests.etag}"`,
        LastModified: new Date(cx.now),
        ...(upload.checksumAlgorithm !== undefined && digests.checksums),
      },
      ...encryptionShape(upload.object.encryption),
    };
  },
};

/** Errors: InvalidArgument, InvalidRange. */
function chosenBytes(from: ObjectRow, range: string | undefined): readonly BlobSlice[] {
  if (range === undefined) return from.body;
  const match = /^bytes=(\d+)-(\d+)$/.exec(range);
  if (match === null || Number(match[1]) > Number(match[2])) {
    const message =
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy';
    throw invalidArgument(message, 'x-amz-copy-source-range', range);
  }
  const [first, last] = [Number(match[1]), Number(match[2])];
  if (last >= from.size) {
    throw invalidArgument(`Range specified is not valid for source object of size: ${from.size}`, 'x-amz-copy-source-range', range);
  }
  return sliceOf(from.body, { first, last });
}

function digestsOf(cx: CallContext, from: ObjectRow, body: readonly BlobSlice[], algorithm: string): Pick<ObjectRow, 'etag' | 'checksums'> {
  const whole = body === from.body && from.parts === undefined;
  if (whole && from.checksums[`Checksum${algorithm}`] !== undefined) return { etag: from.etag, checksums: from.checksums };
  const digests = digestBody(cx, body, algorithm);
  if (digests !== undefined) return digests;
  throw new ServiceError('InternalError', 500, 'We encountered an internal error. Please try again.');
}
