// DeleteObject, and what DeleteObjects shares with it.
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { preconditionFailed } from '../../errors.ts';
import type { ObjectRow } from '../../state.ts';
import type { S3Operation } from '../s3-operation.ts';
import { checkMfa } from '../target/check-mfa.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { type Target, targetOf } from '../target/target.ts';
import { namesEtag } from './conditions.ts';
import { checkLock } from './lock-input.ts';
import { checkKey, ownerOf } from './object-input.ts';
import { checkVersionId } from './read-target.ts';
import { addVersion, findVersion, removeVersion } from './versions.ts';

export interface Doomed {
  readonly Key: string;
  readonly VersionId?: string | undefined;
  readonly IfMatch?: string | undefined;
  readonly IfMatchLastModifiedTime?: Date | undefined;
  readonly IfMatchSize?: number | undefined;
}

/** Whether what was removed or added is a delete marker, and of which version the answer tells. */
export interface Deleted {
  readonly DeleteMarker?: boolean;
  readonly VersionId?: string;
}

export const deleteObject: S3Operation<'DeleteObject'> = {
  anonymous: true,
  trail: { category: 'Data', readOnly: false },
  authorize: (input, cx) => {
    const target = targetOf(input, cx);
    return [...deleteDemands(cx, target, input), ...bypassDemands(cx, target, input.Key, input.BypassGovernanceRetention)];
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    if (target.bucket.mfaDelete === 'Enabled' && input.VersionId !== undefined) checkMfa(cx, target.bucket, input.MFA);
    return remove(cx, target, input, input.BypassGovernanceRetention === true);
  },
};

export function deleteDemands(cx: AuthorizeContext, target: Target, { Key, VersionId, IfMatch }: Doomed): readonly Demand[] {
  checkKey(Key);
  const context: Keys = [
    ...(VersionId === undefined ? [] : ([['s3:versionid', VersionId]] as const)),
    ...(IfMatch === undefined ? [] : ([['s3:if-match', IfMatch]] as const)),
  ];
  return demandsOn(cx, target, VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', { key: Key, context });
}

/** Getting around a governance lock is a permission of its own. */
export function bypassDemands(cx: AuthorizeContext, target: Target, key: string, bypass: boolean | undefined): readonly Demand[] {
  return bypass === true ? demandsOn(cx, target, 's3:BypassGovernanceRetention', { key }) : [];
}

/** Errors: AccessDenied for a locked version, PreconditionFailed, InvalidArgument for text that can be no version. */
export function remove(cx: CallContext, target: Target, doomed: Doomed, mayBypass: boolean): Deleted {
  const { Key, VersionId } = doomed;
  const row = findVersion(cx.state, target, Key, VersionId);
  checkConditions(row, doomed);
  if (VersionId !== undefined) return removeForEver(cx, target, doomed, row, mayBypass);
  const { versioning } = target.bucket;
  if (versioning === undefined) {
    if (row !== undefined) removeVersion(cx.state, target, row);
    return {};
  }
  const marker = addVersion(cx, target, {
    key: Key,
    deleteMarker: true,
    owner: ownerOf(cx, target.bucket, undefined),
    modifiedAt: cx.now,
    etag: '',
    size: 0,
    body: [],
    checksums: {},
    headers: {},
  });
  return { DeleteMarker: true, VersionId: marker.versionId };
}

function removeForEver(cx: CallContext, target: Target, doomed: Doomed, row: ObjectRow | undefined, mayBypass: boolean): Deleted {
  const { VersionId = '' } = doomed;
  checkVersionId(VersionId);
  // Of a version that is not there AWS says that it has been deleted.
  if (row === undefined) return { VersionId };
  if (row.deleteMarker !== true) checkLock(row, cx.now, mayBypass);
  removeVersion(cx.state, target, row);
  return { VersionId, ...(row.deleteMarker === true && { DeleteMarker: true }) };
}

function checkConditions(row: ObjectRow | undefined, { IfMatch, IfMatchLastModifiedTime: time, IfMatchSize: size }: Doomed): void {
  const current = row?.deleteMarker === true ? undefined : row;
  if (IfMatch !== undefined && (current === undefined || !namesEtag(IfMatch, current.etag))) throw preconditionFailed('If-Match');
  if (current === undefined) return;
  if (time !== undefined && Math.floor(time.getTime() / 1000) !== Math.floor(current.modifiedAt / 1000)) {
    throw preconditionFailed('x-amz-if-match-last-modified-time');
  }
  if (size !== undefined && size !== current.size) throw preconditionFailed('x-amz-if-match-size');
}
