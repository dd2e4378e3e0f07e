// CreateMultipartUpload.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { invalidRequest } from '../../errors.ts';
import { uploads } from '../../state.ts';
import { CHECKSUM_ALGORITHMS } from '../object/checksums.ts';
import { encryptionShape } from '../object/encryption.ts';
import { attributesOf, checkKey, ownerOf } from '../object/object-input.ts';
import { putDemands } from '../object/put-object.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import { canonicalId } from '../target/canonical-id.ts';
import { targetOf } from '../target/target.ts';
import { isFullObject, typesOf } from './checksum-types.ts';
import { uploadKey } from './upload.ts';

export const createMultipartUpload: S3Operation<'CreateMultipartUpload'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    checkKey(input.Key);
    return putDemands(cx, targetOf(input, cx), input, [['s3:objectcreationoperation', 'false']]);
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const checksum = checksumOf(input);
    const object = attributesOf(cx, target.bucket, input);
    const uploadId = newUploadId(cx);
    cx.state.put(uploads, uploadKey(target, { Key: input.Key, UploadId: uploadId }), {
      key: input.Key,
      uploadId,
      owner: ownerOf(cx, target.bucket, input.ACL),
      initiator: initiatorOf(cx),
      initiatedAt: cx.now,
      ...(checksum !== undefined && { checksumAlgorithm: checksum.algorithm, checksumType: checksum.type }),
      object,
    });
    return {
      Bucket: target.bucket.name,
      Key: input.Key,
      UploadId: uploadId,
      ...encryptionShape(object.encryption),
      ...(checksum !== undefined && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
    };
  },
};

interface UploadChecksum {
  readonly algorithm: string;
  readonly type: string;
}

/** Errors: InvalidRequest. Source: S3 User Guide, Checking object integrity, Checksum types for multipart uploads. */
function checksumOf({ ChecksumAlgorithm: stated, ChecksumType: type }: S3Input<'CreateMultipartUpload'>): UploadChecksum | undefined {
  if (stated === undefined) {
    if (type !== undefined)
      throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
    return undefined;
  }
  const algorithm = CHECKSUM_ALGORITHMS.find((name) => name === stated.toUpperCase());
  if (algorithm === undefined)
    throw invalidRequest('Checksum algorithm provided is unsupported. Please try again with any of the valid types.');
  const types = typesOf(algorithm);
  if (type === undefined) return { algorithm, type: types[0] };
  if (!types.includes(type)) {
    throw invalidRequest(`The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`);
  }
  return { algorithm, type: isFullObject(type) ? 'FULL_OBJECT' : 'COMPOSITE' };
}

/** Begins with the time, so that uploads of one key sort by it. */
function newUploadId({ now, random }: CallContext): string {
  const time = Buffer.alloc(6);
  time.writeUIntBE(now, 0, 6);
  // Digits of base64 do not sort as their values do; those of hexadecimal do.
  return time.toString('hex') + Buffer.from(random.bytes(60)).toString('base64url');
}

function initiatorOf({ caller, account }: CallContext): { readonly id: string; readonly name: string } {
  if (caller.principal.kind === 'root' || account === '') return { id: canonicalId(account), name: account };
  return { id: caller.arn, name: caller.arn.slice(caller.arn.lastIndexOf('/') + 1) };
}
