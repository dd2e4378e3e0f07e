// PutObject.
import { createHash } from 'node:crypto';
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { BlobSlice, ReceivedBody } from '../../../../cloud/model/streamed-body.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { ContextValue } from '../../../../model/request.ts';
import { statesAcl, aclKeys } from '../access/requested-acl.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { type Target, targetOf } from '../target/target.ts';
import { bytesOf } from './bytes-of.ts';
import { checksumsOf } from './checksums.ts';
import { checkWriteConditions, type WriteConditions } from './conditions.ts';
import { encryptionKeys, encryptionShape } from './encryption.ts';
import { retentionKeys } from './lock-input.ts';
import { attributesOf, checkKey, type ObjectInput, ownerOf } from './object-input.ts';
import { objectTagKeys, readTagHeader } from './read-tags.ts';
import { addVersion, findVersion } from './versions.ts';

const MOST_BYTES = 5 * 2 ** 30;

export const putObject: S3Operation<'PutObject'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    checkKey(input.Key);
    if (input.ContentLength !== undefined) checkSize(input.ContentLength);
    return putDemands(cx, targetOf(input, cx), input, [['s3:objectcreationoperation', 'true']]);
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { Body: received, Key: key } = input;
    checkSize(received?.length ?? 0);
    checkWriteConditions(findVersion(cx.state, target, key), key, input);
    const attributes = attributesOf(cx, target.bucket, input);
    const checksums = checksumsOf(received, input);
    const row = addVersion(cx, target, {
      key,
      owner: ownerOf(cx, target.bucket, input.ACL),
      modifiedAt: cx.now,
      etag: md5Of(cx, received),
      size: received?.length ?? 0,
      body: sliceOfAll(received),
      checksums,
      ...(Object.keys(checksums).length > 0 && { checksumType: 'FULL_OBJECT' }),
      ...attributes,
    });
    return {
      ETag: `"${row.etag}"`,
      ...checksums,
      ...(row.checksumType !== undefined && { ChecksumType: row.checksumType }),
      ...(target.bucket.versioning === 'Enabled' && { VersionId: row.versionId }),
      ...encryptionShape(row.encryption),
    };
  },
};

function checkSize(size: number): void {
  if (size <= MOST_BYTES) return;
  throw new ServiceError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
    members: { ProposedSize: size, MaxSizeAllowed: MOST_BYTES },
  });
}

/** The permissions that writing an object with these attributes takes. Source: S3 API Reference, PutObject, Permissions. */
export function putDemands(cx: AuthorizeContext, target: Target, input: ObjectInput & WriteConditions, more: Keys): readonly Demand[] {
  const context = [...writeKeys(input, cx.now), ...more];
  const actions = [
    's3:PutObject',
    ...(statesAcl(input) ? ['s3:PutObjectAcl'] : []),
    ...(input.Tagging !== undefined && input.Tagging !== '' ? ['s3:PutObjectTagging'] : []),
    ...(input.ObjectLockMode !== undefined || input.ObjectLockRetainUntilDate !== undefined ? ['s3:PutObjectRetention'] : []),
    ...(input.ObjectLockLegalHoldStatus !== undefined ? ['s3:PutObjectLegalHold'] : []),
  ];
  return actions.flatMap((action) => demandsOn(cx, target, action, { key: input.Key, context }));
}

function writeKeys(input: ObjectInput & WriteConditions, now: number): Keys {
  const keys: (readonly [string, ContextValue])[] = [...aclKeys(input), ...encryptionKeys(input)];
  if (input.StorageClass !== undefined) keys.push(['s3:x-amz-storage-class', input.StorageClass]);
  if (input.WebsiteRedirectLocation !== undefined) keys.push(['s3:x-amz-website-redirect-location', input.WebsiteRedirectLocation]);
  if (input.IfMatch !== undefined) keys.push(['s3:if-match', input.IfMatch]);
  if (input.IfNoneMatch !== undefined) keys.push(['s3:if-none-match', input.IfNoneMatch]);
  if (input.ObjectLockMode !== undefined) keys.push(['s3:object-lock-mode', input.ObjectLockMode]);
  if (input.ObjectLockLegalHoldStatus !== undefined) keys.push(['s3:object-lock-legal-hold', input.ObjectLockLegalHoldStatus]);
  if (input.ObjectLockRetainUntilDate !== undefined) keys.push(...retentionKeys(input.ObjectLockRetainUntilDate, now));
  if (input.Tagging !== undefined) keys.push(...objectTagKeys(readTagHeader(input.Tagging)));
  return keys;
}

/** In hex. It is computed as the body comes in; where it was not, from the bytes. */
export function md5Of(cx: CallContext, received: ReceivedBody | undefined): string {
  const computed = received?.checksums.get('md5');
  if (computed !== undefined) return computed;
  const hash = createHash('md5');
  for (const bytes of bytesOf(cx, sliceOfAll(received))) {
    if (bytes === undefined) throw new Error('a received body came without its MD5');
    hash.update(bytes);
  }
  return hash.digest('hex');
}

export function sliceOfAll(received: ReceivedBody | undefined): readonly BlobSlice[] {
  return received === undefined || received.length === 0 ? [] : [{ digest: received.digest, from: 0, length: received.length }];
}
