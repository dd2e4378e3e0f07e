// Archived objects: they cannot be read until they are restored, which here is at once.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { malformedXml } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { requireObject } from './read-target.ts';
import { changeVersion, findVersion } from './versions.ts';

const DAY = 86_400_000;

export const restoreObject: S3Operation<'RestoreObject'> = {
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const target = targetOf(input, cx);
    const { Key: key, VersionId } = input;
    const context: Keys = VersionId === undefined ? [] : [['s3:versionid', VersionId]];
    return demandsOn(cx, target, 's3:RestoreObject', { key, object: findVersion(cx.state, target, key, VersionId), context });
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'POST');
    if (!isArchived(row)) throw invalidState(row, "Restore is not allowed for the object's current storage class");
    const days = input.RestoreRequest?.Days;
    if (days === undefined || days < 1) throw malformedXml();
    // Until the midnight after the days are over.
    const restoredUntil = Math.ceil((cx.now + days * DAY) / DAY) * DAY;
    cx.answer?.({ status: isReadable(row, cx.now) ? 200 : 202 });
    changeVersion(cx.state, target, { ...row, restoredUntil });
    return {};
  },
};

function isArchived({ storageClass }: ObjectRow): boolean {
  return storageClass === 'GLACIER' || storageClass === 'DEEP_ARCHIVE';
}

function isReadable(row: ObjectRow, now: number): boolean {
  return !isArchived(row) || (row.restoredUntil !== undefined && row.restoredUntil > now);
}

function invalidState({ storageClass }: ObjectRow, message: string): ServiceError {
  return new ServiceError('InvalidObjectState', 403, message, { members: { StorageClass: storageClass ?? 'STANDARD' } });
}

/** Errors: InvalidObjectState. */
export function checkArchived(row: ObjectRow, now: number): void {
  if (!isReadable(row, now)) throw invalidState(row, "The operation is not valid for the object's storage class");
}

/** The `x-amz-restore` header. */
export function restoreShape({ restoredUntil }: ObjectRow, now: number): { readonly Restore?: string } {
  if (restoredUntil === undefined || restoredUntil <= now) return {};
  return { Restore: `ongoing-request="false", expiry-date="${new Date(restoredUntil).toUTCString()}"` };
}
