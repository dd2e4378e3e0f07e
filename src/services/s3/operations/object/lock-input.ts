// Retention and legal hold that a new object begins with.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { invalidArgument, invalidRequest } from '../../errors.ts';
import type { BucketRow, DefaultRetention, ObjectRow, Retention } from '../../state.ts';

export interface LockInput {
  readonly ObjectLockMode?: string | undefined;
  readonly ObjectLockRetainUntilDate?: Date | undefined;
  readonly ObjectLockLegalHoldStatus?: string | undefined;
}

const DAY = 86_400_000;

/** Errors: InvalidRequest for a bucket without Object Lock, InvalidArgument. Source: S3 User Guide, Using S3 Object Lock. */
export function lockFor(bucket: BucketRow, input: LockInput, now: number): Pick<ObjectRow, 'retention' | 'legalHold'> {
  const { ObjectLockMode: mode, ObjectLockRetainUntilDate: until, ObjectLockLegalHoldStatus: hold } = input;
  if (mode === undefined && until === undefined && hold === undefined) {
    return bucket.defaultRetention === undefined ? {} : { retention: byDefault(bucket.defaultRetention, now) };
  }
  requireLock(bucket);
  if (hold !== undefined && hold !== 'ON' && hold !== 'OFF') {
    throw invalidArgument('Legal Hold must be either of ON or OFF', 'x-amz-object-lock-legal-hold', hold);
  }
  const retention = statedRetention(mode, until, now) ?? (bucket.defaultRetention && byDefault(bucket.defaultRetention, now));
  return { ...(retention !== undefined && { retention }), ...(hold !== undefined && { legalHold: hold }) };
}

export function requireLock(bucket: BucketRow): void {
  if (bucket.objectLock === undefined) throw invalidRequest('Bucket is missing Object Lock Configuration');
}

function statedRetention(mode: string | undefined, until: Date | undefined, now: number): Retention | undefined {
  if (mode === undefined && until === undefined) return undefined;
  if (mode === undefined || until === undefined) {
    const message = 'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied';
    throw invalidArgument(message, mode === undefined ? 'x-amz-object-lock-mode' : 'x-amz-object-lock-retain-until-date', undefined);
  }
  return readRetention(mode, until, now);
}

/** Errors: InvalidArgument, MalformedXML. */
export function readRetention(mode: string, until: Date, now: number): Retention {
  if (mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') {
    throw invalidArgument('Unknown wormMode directive.', 'x-amz-object-lock-mode', mode);
  }
  if (until.getTime() <= now) {
    throw invalidArgument('The retain until date must be in the future!', 'x-amz-object-lock-retain-until-date', until.toISOString());
  }
  return { mode, until: until.getTime() };
}

function byDefault({ mode, days, years }: DefaultRetention, now: number): Retention {
  if (days !== undefined) return { mode, until: now + days * DAY };
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + (years ?? 0));
  return { mode, until: until.getTime() };
}

/** Condition keys of a retention that a request states. */
export function retentionKeys(until: Date, now: number): readonly (readonly [key: string, value: string])[] {
  return [
    ['s3:object-lock-retain-until-date', until.toISOString()],
    ['s3:object-lock-remaining-retention-days', String(Math.ceil((until.getTime() - now) / DAY))],
  ];
}

/** Whether a lock keeps a version from being removed for ever. Errors: AccessDenied. */
export function checkLock(row: ObjectRow, now: number, mayBypass: boolean): void {
  const { retention, legalHold } = row;
  const held = legalHold === 'ON' || (retention !== undefined && retention.until > now && !(retention.mode === 'GOVERNANCE' && mayBypass));
  if (held) throw new ServiceError('AccessDenied', 403, 'Access Denied because object protected by object lock.');
}
