// CopyObject.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { invalidArgument, invalidRequest } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import type { Keys } from '../target/demands-on.ts';
import { type Target, targetOf } from '../target/target.ts';
import { algorithmsOf } from './checksums.ts';
import { checkWriteConditions } from './conditions.ts';
import { type CopySource, requireSource, sourceDemands, sourceOf } from './copy-source.ts';
import { digestBody } from './digest-body.ts';
import { encryptionShape } from './encryption.ts';
import { attributesOf, checkKey, ownerOf } from './object-input.ts';
import { putDemands } from './put-object.ts';
import { addVersion, findVersion } from './versions.ts';

type Input = S3Input<'CopyObject'>;

const MOST_BYTES = 5 * 2 ** 30;

export const copyObject: S3Operation<'CopyObject'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    checkKey(input.Key);
    const source = sourceOf(input, cx);
    const tagged =
      tagsAreCopied(input) && Object.keys(findVersion(cx.state, source.target, source.key, source.versionId)?.tags ?? {}).length > 0;
    const more: Keys = [
      ['s3:objectcreationoperation', 'true'],
      ['s3:x-amz-copy-source', input.CopySource],
      ...(input.MetadataDirective === undefined ? [] : ([['s3:x-amz-metadata-directive', input.MetadataDirective]] as const)),
    ];
    const target = targetOf(input, cx);
    const written = putDemands(cx, target, { ...input, Tagging: tagsAreCopied(input) ? undefined : input.Tagging }, more);
    const tagDemands = tagged
      ? written.slice(0, target.accessPoint === undefined ? 1 : 2).map((one) => ({ ...one, action: 's3:PutObjectTagging' }))
      : [];
    return [...sourceDemands(cx, source, tagsAreCopied(input)), ...written, ...tagDemands];
  },
  handle: (_permit, input, cx) => {
    const source = sourceOf(input, cx);
    const target = targetOf(input, cx);
    const from = requireSource(cx, source, input);
    checkDirectives(input);
    checkNotItself(source, target, input);
    if (from.size > MOST_BYTES) {
      throw invalidRequest('The specified copy source is larger than the maximum allowable size for a copy source: 5368709120');
    }
    checkWriteConditions(findVersion(cx.state, target, input.Key), input.Key, input);
    const row = addVersion(cx, target, copyOf(cx, target, from, input));
    return {
      CopyObjectResult: {
        ETag: `"${row.etag}"`,
        LastModified: new Date(row.modifiedAt),
        ...row.checksums,
        ...(row.checksumType !== undefined && { ChecksumType: row.checksumType }),
      },
      ...(source.target.bucket.versioning !== undefined && { CopySourceVersionId: from.versionId }),
      ...(target.bucket.versioning === 'Enabled' && { VersionId: row.versionId }),
      ...encryptionShape(row.encryption),
    };
  },
};

function tagsAreCopied({ TaggingDirective }: Input): boolean {
  return TaggingDirective !== 'REPLACE';
}

function checkDirectives({ MetadataDirective, TaggingDirective }: Input): void {
  if (MetadataDirective !== undefined && MetadataDirective !== 'COPY' && MetadataDirective !== 'REPLACE') {
    throw invalidArgument('Unknown metadata directive.', 'x-amz-metadata-directive', MetadataDirective);
  }
  if (TaggingDirective !== undefined && TaggingDirective !== 'COPY' && TaggingDirective !== 'REPLACE') {
    throw invalidArgument('Unknown tagging directive.', 'x-amz-tagging-directive', TaggingDirective);
  }
}

/** A copy onto itself must change something. Source: S3 API Reference, CopyObject. */
function checkNotItself({ target: from, key, versionId }: CopySource, target: Target, input: Input): void {
  if (from.key !== target.key || key !== input.Key || versionId !== undefined) return;
  const changes =
    input.MetadataDirective === 'REPLACE' ||
    [input.StorageClass, input.WebsiteRedirectLocation, input.ServerSideEncryption, input.SSECustomerAlgorithm].some(
      (one) => one !== undefined,
    ) ||
    target.bucket.encryption !== undefined;
  if (changes) return;
  throw invalidRequest(
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}

function copyOf(cx: CallContext, target: Target, from: ObjectRow, input: Input): Omit<ObjectRow, 'sequence' | 'versionId'> {
  const attributes = attributesOf(cx, target.bucket, { ...input, Tagging: tagsAreCopied(input) ? undefined : input.Tagging });
  const { WebsiteRedirectLocation: _, ...kept } = from.headers;
  const redirect = attributes.headers['WebsiteRedirectLocation'];
  const copied = {
    headers: { ...kept, ...(redirect !== undefined && { WebsiteRedirectLocation: redirect }) },
    ...(from.metadata !== undefined && { metadata: from.metadata }),
  };
  return {
    key: input.Key,
    owner: ownerOf(cx, target.bucket, input.ACL),
    modifiedAt: cx.now,
    size: from.size,
    body: from.body,
    ...digestsOf(cx, from, input),
    ...attributes,
    ...(input.MetadataDirective !== 'REPLACE' && copied),
    ...(tagsAreCopied(input) && from.tags !== undefined && { tags: from.tags }),
  };
}

/** A copy is in one piece: what was known of the parts becomes what is known of the whole. */
function digestsOf(cx: CallContext, from: ObjectRow, input: Input): Pick<ObjectRow, 'etag' | 'checksums' | 'checksumType'> {
  const [own = 'CRC64NVME'] = algorithmsOf(from.checksums);
  const algorithm = input.ChecksumAlgorithm ?? own;
  const known = from.parts === undefined && from.checksums[`Checksum${algorithm}`] !== undefined;
  const digests = known ? undefined : digestBody(cx, from.body, algorithm);
  const { etag, checksums } = digests ?? from;
  const type = digests === undefined ? from.checksumType : 'FULL_OBJECT';
  return { etag, checksums, ...(type !== undefined && Object.keys(checksums).length > 0 && { checksumType: type }) };
}
