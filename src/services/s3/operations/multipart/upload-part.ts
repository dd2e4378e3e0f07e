// UploadPart.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidRequest } from '../../errors.ts';
import { type Checksums, type PartRow, parts, type UploadRow } from '../../state.ts';
import { checksumsOf } from '../object/checksums.ts';
import { checkCustomerKey, encryptionKeys, encryptionShape } from '../object/encryption.ts';
import { digestBody } from '../object/digest-body.ts';
import { checkKey } from '../object/object-input.ts';
import { md5Of, sliceOfAll } from '../object/put-object.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { checkPartNumber, partKey, requireUpload } from './upload.ts';

const MOST_BYTES = 5 * 2 ** 30;

export const uploadPart: S3Operation<'UploadPart'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    checkKey(input.Key);
    const context = [...encryptionKeys(input), ['s3:objectcreationoperation', 'false'] as const];
    return demandsOn(cx, targetOf(input, cx), 's3:PutObject', { key: input.Key, context });
  },
  handle: (_permit, input, cx) => {
    checkPartNumber(input.PartNumber);
    const target = targetOf(input, cx);
    const upload = requireUpload(cx.state, target, input);
    const { Body: received } = input;
    const size = received?.length ?? 0;
    if (size > MOST_BYTES) {
      throw new ServiceError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
        members: { ProposedSize: size, MaxSizeAllowed: MOST_BYTES },
      });
    }
    checkCustomerKey(upload.object, input);
    const stated = checksumsOf(received, input);
    checkAlgorithm(upload, stated);
    const body = sliceOfAll(received);
    const checksums = withAlgorithm(cx, upload, body, stated);
    const etag = md5Of(cx, received);
    putPart(cx, upload, { number: input.PartNumber, size, etag, modifiedAt: cx.now, body, checksums });
    return { ETag: `"${etag}"`, ...stated, ...encryptionShape(upload.object.encryption) };
  },
};

export function putPart({ state }: Pick<CallContext, 'state'>, { uploadId }: UploadRow, part: PartRow): void {
  state.put(parts, partKey(uploadId, part.number), part);
}

/** A part that came without the checksum of its upload gets it. */
function withAlgorithm(cx: CallContext, upload: UploadRow, body: PartRow['body'], stated: Checksums): Checksums {
  const { checksumAlgorithm: algorithm } = upload;
  if (algorithm === undefined || `Checksum${algorithm}` in stated) return stated;
  return digestBody(cx, body, algorithm)?.checksums ?? stated;
}

/** An upload that settled on an algorithm takes no other. Parts without any are taken: the default of AWS is computed for them. */
function checkAlgorithm({ checksumAlgorithm }: UploadRow, checksums: Checksums): void {
  if (checksumAlgorithm === undefined || `Checksum${checksumAlgorithm}` in checksums) return;
  const [other] = Object.keys(checksums);
  if (other === undefined || other === 'ChecksumCRC64NVME') return;
  const type = other.slice('Checksum'.length).toLowerCase();
  throw invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${checksumAlgorithm.toLowerCase()}, actual checksum Type: ${type}`,
  );
}
