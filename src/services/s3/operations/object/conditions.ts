// Conditional requests: what If-Match and its kin say of an object.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { preconditionFailed } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';

export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/** Throws PreconditionFailed 412 or NotModified 304. Source: RFC 9110 section 13.2.2; S3 API Reference, GetObject. */
export function checkReadConditions(row: ObjectRow, conditions: ReadConditions): void {
  const failed = failedCondition(row, conditions);
  if (failed === undefined) return;
  if (failed === 'If-None-Match' || failed === 'If-Modified-Since') throw notModified(row);
  throw preconditionFailed(failed);
}

/** Conditions on the source of a copy: none of them answers 304. */
export function checkCopyConditions(row: ObjectRow, conditions: ReadConditions): void {
  const failed = failedCondition(row, conditions);
  if (failed !== undefined) throw preconditionFailed(`x-amz-copy-source-${failed}`);
}

/** The dates count in whole seconds, and only where no ETag is named. */
function failedCondition(row: ObjectRow, { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince }: ReadConditions): string | undefined {
  const modified = Math.floor(row.modifiedAt / 1000);
  if (IfMatch !== undefined) {
    if (!namesEtag(IfMatch, row.etag)) return 'If-Match';
  } else if (IfUnmodifiedSince !== undefined && modified > Math.floor(IfUnmodifiedSince.getTime() / 1000)) return 'If-Unmodified-Since';
  if (IfNoneMatch !== undefined) return namesEtag(IfNoneMatch, row.etag) ? 'If-None-Match' : undefined;
  if (IfModifiedSince !== undefined && modified <= Math.floor(IfModifiedSince.getTime() / 1000)) return 'If-Modified-Since';
  return undefined;
}

/** A list of ETags, with quotes or without, or `*`. */
export function namesEtag(list: string, etag: string): boolean {
  return list.split(',').some((one) => {
    const text = one.trim().replace(/^W\//, '');
    return text === '*' || text === etag || text === `"${etag}"`;
  });
}

function notModified(row: ObjectRow): ServiceError {
  return new ServiceError('NotModified', 304, 'Not Modified', {
    headers: [
      ['ETag', `"${row.etag}"`],
      ['Last-Modified', new Date(row.modifiedAt).toUTCString()],
      ...(row.versionId === 'null' ? [] : [['x-amz-version-id', row.versionId] as const]),
    ],
  });
}

export interface WriteConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
}

/** What a conditional write wants of the newest version. Errors: PreconditionFailed, NoSuchKey, NotImplemented. Source: S3 User Guide, Conditional writes. */
export function checkWriteConditions(latest: ObjectRow | undefined, key: string, { IfMatch, IfNoneMatch }: WriteConditions): void {
  const current = latest?.deleteMarker === true ? undefined : latest;
  if (IfMatch !== undefined && IfNoneMatch !== undefined) throw unsupported('If-Match,If-None-Match');
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch.trim() !== '*') throw unsupported('If-None-Match');
    if (current !== undefined) throw preconditionFailed('If-None-Match');
  }
  if (IfMatch === undefined) return;
  if (IfMatch.trim() === '*') throw unsupported('If-Match');
  if (current === undefined) throw new ServiceError('NoSuchKey', 404, 'The specified key does not exist.', { members: { Key: key } });
  if (!namesEtag(IfMatch, current.etag)) throw preconditionFailed('If-Match');
}

function unsupported(header: string): ServiceError {
  const message = 'A header you provided implies functionality that is not implemented';
  return new ServiceError('NotImplemented', 501, message, { members: { Header: header } });
}
