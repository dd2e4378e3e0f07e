// `x-amz-copy-source`: the object that a copy is made of.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { invalidArgument } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { type Target, targetOf } from '../target/target.ts';
import { checkCopyConditions } from './conditions.ts';
import { checkCustomerKey } from './encryption.ts';
import { checkArchived } from './restore-object.ts';
import { requireObject } from './read-target.ts';
import { findVersion } from './versions.ts';

export interface CopyInput {
  readonly CopySource: string;
  readonly ExpectedSourceBucketOwner?: string | undefined;
  readonly CopySourceIfMatch?: string | undefined;
  readonly CopySourceIfNoneMatch?: string | undefined;
  readonly CopySourceIfModifiedSince?: Date | undefined;
  readonly CopySourceIfUnmodifiedSince?: Date | undefined;
  readonly CopySourceSSECustomerAlgorithm?: string | undefined;
  readonly CopySourceSSECustomerKey?: string | undefined;
  readonly CopySourceSSECustomerKeyMD5?: string | undefined;
}

export interface CopySource {
  readonly target: Target;
  readonly key: string;
  readonly versionId?: string;
}

/** `/bucket/key?versionId=…`, the key URL-encoded, with or without the first slash; or an access point's ARN, `/object/` and the key. */
export function sourceOf(input: CopyInput, cx: AuthorizeContext): CopySource {
  const { CopySource: text } = input;
  const [path = '', query] = split(text);
  const decoded = decode(path.startsWith('/') ? path.slice(1) : path, text);
  const [bucket, key] = bucketAndKey(decoded);
  if (bucket === '' || key === '') throw malformed(text);
  const target = targetOf({ Bucket: bucket, ExpectedBucketOwner: input.ExpectedSourceBucketOwner }, cx, { anyRegion: true });
  return { target, key, ...(query !== undefined && { versionId: query }) };
}

/** The version id stands after the last question mark; keys may hold such a mark too, encoded. */
function split(text: string): readonly [path: string, versionId?: string] {
  const at = text.indexOf('?versionId=');
  if (at < 0) return [text];
  return [text.slice(0, at), text.slice(at + '?versionId='.length)];
}

function decode(path: string, text: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    throw malformed(text);
  }
}

function bucketAndKey(path: string): readonly [bucket: string, key: string] {
  const point = /^(arn:[^/]+:accesspoint\/[^/]+)\/object\/(.+)$/s.exec(path);
  if (point !== null) return [point[1]!, point[2]!];
  const slash = path.indexOf('/');
  return slash < 0 ? [path, ''] : [path.slice(0, slash), path.slice(slash + 1)];
}

function malformed(text: string): ReturnType<typeof invalidArgument> {
  const message = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
  return invalidArgument(message, 'x-amz-copy-source', text);
}

/** Reading the source, with its tags if they are copied too. */
export function sourceDemands(cx: AuthorizeContext, { target, key, versionId }: CopySource, withTags: boolean): readonly Demand[] {
  const object = findVersion(cx.state, target, key, versionId);
  const context: Keys = versionId === undefined ? [] : [['s3:versionid', versionId]];
  const version = versionId === undefined ? '' : 'Version';
  const tagged = withTags && object?.tags !== undefined && Object.keys(object.tags).length > 0;
  return [
    ...demandsOn(cx, target, `s3:GetObject${version}`, { key, object, context }),
    ...(tagged ? demandsOn(cx, target, `s3:GetObject${version}Tagging`, { key, object, context }) : []),
  ];
}

/** Errors: those of reading, PreconditionFailed, InvalidObjectState. */
export function requireSource(cx: AuthorizeContext, { target, key, versionId }: CopySource, input: CopyInput): ObjectRow {
  const row = requireObject(cx, target, { Key: key, VersionId: versionId }, 'PUT');
  checkCustomerKey(row, {
    SSECustomerAlgorithm: input.CopySourceSSECustomerAlgorithm,
    SSECustomerKey: input.CopySourceSSECustomerKey,
    SSECustomerKeyMD5: input.CopySourceSSECustomerKeyMD5,
  });
  checkCopyConditions(row, {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  });
  checkArchived(row, cx.now);
  return row;
}
