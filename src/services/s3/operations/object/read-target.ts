// The object that a read is of, or the error that says why there is none, without telling those who may not list what is there.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidArgument, noSuchKey, noSuchVersion } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import { demandsOn } from '../target/demands-on.ts';
import type { Target } from '../target/target.ts';
import { findVersion } from './versions.ts';

export interface Wanted {
  readonly Key: string;
  readonly VersionId?: string | undefined;
}

/**
 * A version with content. Errors: NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker; for callers who may not list the bucket, the
 * AccessDenied that names s3:ListBucket in the place of NoSuchKey.
 */
export function requireObject(cx: AuthorizeContext, target: Target, { Key, VersionId }: Wanted, method: string): ObjectRow {
  checkVersionId(VersionId);
  const row = findVersion(cx.state, target, Key, VersionId);
  if (row === undefined) {
    hideFromStrangers(cx, target, VersionId === undefined ? 's3:ListBucket' : 's3:ListBucketVersions');
    throw VersionId === undefined ? noSuchKey(Key) : noSuchVersion(Key, VersionId);
  }
  if (row.deleteMarker !== true) return row;
  const marked = [
    ['x-amz-delete-marker', 'true'],
    ['x-amz-version-id', row.versionId],
  ] as const;
  if (VersionId === undefined) {
    hideFromStrangers(cx, target, 's3:ListBucket');
    throw noSuchKey(Key, marked);
  }
  throw new ServiceError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', {
    members: { Method: method, ResourceType: 'DeleteMarker' },
    headers: [...marked, ['Allow', 'DELETE'], ['Last-Modified', new Date(row.modifiedAt).toUTCString()]],
  });
}

/** Errors: InvalidArgument for what can be no version id. */
export function checkVersionId(versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null' || versionId.length === 32) return;
  const message = versionId === '' ? 'Version id cannot be the empty string' : 'Invalid version id specified';
  throw invalidArgument(message, 'versionId', versionId);
}

/** Whether there is an object is told only to those who may list the bucket. */
function hideFromStrangers(cx: AuthorizeContext, target: Target, action: string): void {
  for (const demand of demandsOn(cx, target, action)) {
    const refusal = cx.refusal(demand);
    if (refusal !== undefined) throw refusal;
  }
}
