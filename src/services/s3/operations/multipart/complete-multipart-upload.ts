// CompleteMultipartUpload.
import { createHash } from 'node:crypto';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { CompletedPart } from '../../../../cloud/model/generated/s3.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidRequest, malformedXml } from '../../errors.ts';
import { type Checksums, type PartRow, parts, uploads, type UploadRow } from '../../state.ts';
import { statedChecksums } from '../object/checksums.ts';
import { checkWriteConditions } from '../object/conditions.ts';
import { crcOf } from '../object/crc.ts';
import { encryptionShape } from '../object/encryption.ts';
import { addVersion, findVersion } from '../object/versions.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { combineCrcs } from './combine-crc.ts';
import { isFullObject } from './checksum-types.ts';
import { partKey, partsOf, requireUpload, uploadKey } from './upload.ts';

type Input = S3Input<'CompleteMultipartUpload'>;

const LEAST_BYTES = 5 * 2 ** 20;

export const completeMultipartUpload: S3Operation<'CompleteMultipartUpload'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const context: Keys = [
      ['s3:objectcreationoperation', 'true'],
      ...(input.IfMatch === undefined ? [] : ([['s3:if-match', input.IfMatch]] as const)),
      ...(input.IfNoneMatch === undefined ? [] : ([['s3:if-none-match', input.IfNoneMatch]] as const)),
    ];
    return demandsOn(cx, targetOf(input, cx), 's3:PutObject', { key: input.Key, context });
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const upload = requireUpload(cx.state, target, input);
    const chosen = chooseParts(cx, upload, input);
    const size = chosen.reduce((sum, part) => sum + part.size, 0);
    if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size) {
      throw invalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${size}`,
      );
    }
    checkWriteConditions(findVersion(cx.state, target, input.Key), input.Key, input);
    const checksum = checksumOf(upload, chosen);
    checkStated(input, checksum);
    const row = addVersion(cx, target, {
      key: upload.key,
      owner: upload.owner,
      modifiedAt: cx.now,
      etag: etagOf(chosen),
      size,
      body: chosen.flatMap(({ body }) => body),
      ...checksum,
      parts: chosen.map((part) => ({ number: part.number, size: part.size, checksums: ofAlgorithm(upload, part) })),
      ...upload.object,
    });
    for (const [key] of [...partsOf(cx.state, upload.uploadId)]) cx.state.delete(parts, key);
    cx.state.delete(uploads, uploadKey(target, input));
    return {
      Location: `https://${target.bucket.name}.s3.${target.bucket.region}.amazonaws.com/${encodeURIComponent(input.Key)}`,
      Bucket: target.bucket.name,
      Key: input.Key,
      ETag: `"${row.etag}"`,
      ...checksum.checksums,
      ...(checksum.checksumType !== undefined && { ChecksumType: checksum.checksumType }),
      ...(target.bucket.versioning === 'Enabled' && { VersionId: row.versionId }),
      ...encryptionShape(row.encryption),
    };
  },
};

/** Errors: MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall, InvalidRequest for a checksum that is missing. */
function chooseParts(cx: CallContext, upload: UploadRow, input: Input): readonly PartRow[] {
  const listed = input.MultipartUpload?.Parts ?? [];
  if (listed.length === 0 || listed.length > 10_000) throw malformedXml();
  let before = 0;
  for (const { PartNumber = 0 } of listed) {
    if (PartNumber <= before) {
      const message = 'The list of parts was not in ascending order. Parts must be ordered by part number.';
      throw new ServiceError('InvalidPartOrder', 400, message, { members: { UploadId: upload.uploadId } });
    }
    before = PartNumber;
  }
  const chosen = listed.map((part) => requirePart(cx, upload, part));
  for (const [index, part] of chosen.entries()) {
    if (part.size >= LEAST_BYTES || index === chosen.length - 1) continue;
    throw new ServiceError('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size', {
      members: { ProposedSize: part.size, MinSizeAllowed: LEAST_BYTES, PartNumber: part.number, ETag: part.etag },
    });
  }
  return chosen;
}

function requirePart({ state }: CallContext, upload: UploadRow, listed: CompletedPart): PartRow {
  const { PartNumber: number = 0, ETag = '' } = listed;
  const etag = ETag.replaceAll('"', '');
  const row = state.get(parts, partKey(upload.uploadId, number));
  const stated = Object.entries(statedChecksums(listed));
  const agrees = row !== undefined && row.etag === etag && stated.every(([member, value]) => (row.checksums[member] ?? value) === value);
  if (!agrees) {
    const message =
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
    throw new ServiceError('InvalidPart', 400, message, { members: { UploadId: upload.uploadId, PartNumber: number, ETag: etag } });
  }
  const needed = upload.checksumType === 'COMPOSITE' ? upload.checksumAlgorithm : undefined;
  if (needed !== undefined && !stated.some(([member]) => member === `Checksum${needed}`)) {
    throw invalidRequest(
      `The upload was created using a ${needed.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`,
    );
  }
  return row;
}

/** MD5 of the parts' MD5s, and how many there are. */
function etagOf(chosen: readonly PartRow[]): string {
  const hash = createHash('md5');
  for (const { etag } of chosen) hash.update(Buffer.from(etag, 'hex'));
  return `${hash.digest('hex')}-${chosen.length}`;
}

interface WholeChecksum {
  readonly checksums: Checksums;
  readonly checksumType?: string;
}

/** Of the whole: CRCs are put together; of other algorithms, the checksum of the parts' checksums. Without any settled: AWS's own default. */
function checksumOf(upload: UploadRow, chosen: readonly PartRow[]): WholeChecksum {
  const algorithm = upload.checksumAlgorithm ?? 'CRC64NVME';
  const member = `Checksum${algorithm}`;
  const own = chosen.map((part) => ({ checksum: part.checksums[member], length: part.size }));
  if (!own.every((part): part is { checksum: string; length: number } => part.checksum !== undefined)) return { checksums: {} };
  if (upload.checksumAlgorithm === undefined || isFullObject(upload.checksumType)) {
    const whole = combineCrcs(algorithm, own);
    return whole === undefined ? { checksums: {} } : { checksums: { [member]: whole }, checksumType: 'FULL_OBJECT' };
  }
  const whole = composite(
    algorithm,
    own.map(({ checksum }) => Buffer.from(checksum, 'base64')),
  );
  return whole === undefined ? { checksums: {} } : { checksums: { [member]: `${whole}-${chosen.length}` }, checksumType: 'COMPOSITE' };
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA512', 'sha512'],
  ['MD5', 'md5'],
]);

function composite(algorithm: string, checksums: readonly Buffer[]): string | undefined {
  const hash = HASHES.get(algorithm);
  if (hash !== undefined) return createHash(hash).update(Buffer.concat(checksums)).digest('base64');
  return crcOf(algorithm, Buffer.concat(checksums));
}

function ofAlgorithm({ checksumAlgorithm = 'CRC64NVME' }: UploadRow, { checksums }: PartRow): Checksums {
  const value = checksums[`Checksum${checksumAlgorithm}`];
  return value === undefined ? {} : { [`Checksum${checksumAlgorithm}`]: value };
}

/** What the request says of the whole must be so. Errors: BadDigest, InvalidRequest. */
function checkStated(input: Input, { checksums, checksumType }: WholeChecksum): void {
  if (input.ChecksumType !== undefined && checksumType !== undefined && input.ChecksumType !== checksumType) {
    throw invalidRequest(
      `The upload was created using the ${checksumType} checksum mode. The complete request must use the same checksum mode.`,
    );
  }
  for (const [member, value] of Object.entries(statedChecksums(input))) {
    const computed = checksums[member];
    if (computed === undefined || computed === value || computed.split('-', 1)[0] === value) continue;
    const algorithm = member.slice('Checksum'.length).toLowerCase();
    throw new ServiceError('BadDigest', 400, `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}
