// Retention and legal hold of objects that are there.
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { accessDenied, malformedXml } from '../../errors.ts';
import type { ObjectRow, Retention } from '../../state.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { type BucketInput, targetOf } from '../target/target.ts';
import { bypassDemands } from './delete-object.ts';
import { readRetention, requireLock, retentionKeys } from './lock-input.ts';
import { requireObject, type Wanted } from './read-target.ts';
import { changeVersion, findVersion } from './versions.ts';

function lockDemands(cx: AuthorizeContext, input: Wanted & BucketInput, action: string, context: Keys = []): readonly Demand[] {
  const target = targetOf(input, cx);
  return demandsOn(cx, target, action, { key: input.Key, object: findVersion(cx.state, target, input.Key, input.VersionId), context });
}

export const putObjectRetention: S3Operation<'PutObjectRetention'> = {
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const { Mode, RetainUntilDate } = input.Retention ?? {};
    const context: Keys = [
      ...(Mode === undefined ? [] : ([['s3:object-lock-mode', Mode]] as const)),
      ...(RetainUntilDate === undefined ? [] : retentionKeys(RetainUntilDate, cx.now)),
    ];
    const bypass = bypassDemands(cx, targetOf(input, cx), input.Key, input.BypassGovernanceRetention);
    return [...lockDemands(cx, input, 's3:PutObjectRetention', context), ...bypass];
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    requireLock(target.bucket);
    const row = requireObject(cx, target, input, 'PUT');
    const { Mode, RetainUntilDate } = input.Retention ?? {};
    if ((Mode === undefined) !== (RetainUntilDate === undefined)) throw malformedXml();
    if (Mode !== undefined && Mode !== 'GOVERNANCE' && Mode !== 'COMPLIANCE') throw malformedXml();
    const retention = Mode === undefined || RetainUntilDate === undefined ? undefined : readRetention(Mode, RetainUntilDate, cx.now);
    checkLoosening(row, retention, cx.now, input.BypassGovernanceRetention === true);
    const { retention: _, ...rest } = row;
    changeVersion(cx.state, target, { ...rest, ...(retention !== undefined && { retention }) });
    return {};
  },
};

/** A lock may be made stronger; weaker only in governance mode, by those who may get around it. */
function checkLoosening({ retention: old }: ObjectRow, next: Retention | undefined, now: number, mayBypass: boolean): void {
  if (old === undefined || old.until <= now) return;
  const looser = next === undefined || next.until < old.until || (old.mode === 'COMPLIANCE' && next.mode !== 'COMPLIANCE');
  if (!looser || (old.mode === 'GOVERNANCE' && mayBypass)) return;
  throw accessDenied('Access Denied because object protected by object lock.');
}

export const getObjectRetention: S3Operation<'GetObjectRetention'> = {
  trail: { category: 'Data' },
  authorize: (input, cx) => lockDemands(cx, input, 's3:GetObjectRetention'),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    requireLock(target.bucket);
    const { retention } = requireObject(cx, target, input, 'GET');
    if (retention === undefined) throw noLock(input.Key);
    return { Retention: { Mode: retention.mode, RetainUntilDate: new Date(retention.until) } };
  },
};

function noLock(key: string): ServiceError {
  const message = 'The specified object does not have a ObjectLock configuration';
  return new ServiceError('NoSuchObjectLockConfiguration', 404, message, { members: { Key: key } });
}

export const putObjectLegalHold: S3Operation<'PutObjectLegalHold'> = {
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const status = input.LegalHold?.Status;
    return lockDemands(cx, input, 's3:PutObjectLegalHold', status === undefined ? [] : [['s3:object-lock-legal-hold', status]]);
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    requireLock(target.bucket);
    const status = input.LegalHold?.Status;
    if (status !== 'ON' && status !== 'OFF') throw malformedXml();
    const row = requireObject(cx, target, input, 'PUT');
    changeVersion(cx.state, target, { ...row, legalHold: status });
    return {};
  },
};

export const getObjectLegalHold: S3Operation<'GetObjectLegalHold'> = {
  trail: { category: 'Data' },
  authorize: (input, cx) => lockDemands(cx, input, 's3:GetObjectLegalHold'),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    requireLock(target.bucket);
    const { legalHold } = requireObject(cx, target, input, 'GET');
    if (legalHold === undefined) throw noLock(input.Key);
    return { LegalHold: { Status: legalHold } };
  },
};
