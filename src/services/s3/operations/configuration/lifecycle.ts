// Lifecycle configuration of buckets.
import type { LifecycleRule } from '../../../../cloud/model/generated/s3.ts';
import { createHash } from 'node:crypto';
import { invalidArgument, invalidRequest, malformedXml } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { deleteStored, getStored, putStored, unsetError } from './stored.ts';
import { targetOf } from '../target/target.ts';

const KIND = 'lifecycle';
const DEFAULT_SIZE = 'all_storage_classes_128K';

interface Lifecycle {
  readonly rules: readonly LifecycleRule[];
  readonly size: string;
}

const put = putStored(
  's3:PutLifecycleConfiguration',
  KIND,
  (input: Parameters<S3Operation<'PutBucketLifecycleConfiguration'>['authorize']>[0]) => {
    const rules = input.LifecycleConfiguration?.Rules ?? [];
    if (rules.length === 0 || rules.length > 1000) throw malformedXml();
    rules.forEach(checkRule);
    const named = rules.map((rule, index) => (rule.ID === undefined || rule.ID === '' ? { ...rule, ID: newId(rule, index) } : rule));
    if (new Set(named.map(({ ID }) => ID)).size < named.length) {
      throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule', 'ID', undefined);
    }
    return { rules: named, size: input.TransitionDefaultMinimumObjectSize ?? DEFAULT_SIZE } satisfies Lifecycle;
  },
);

export const putBucketLifecycle: S3Operation<'PutBucketLifecycleConfiguration'> = {
  trail: { eventName: 'PutBucketLifecycle' },
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:PutLifecycleConfiguration'),
  handle: (permit, input, cx) => {
    put.handle(permit, input, cx);
    return { TransitionDefaultMinimumObjectSize: input.TransitionDefaultMinimumObjectSize ?? DEFAULT_SIZE };
  },
};

function checkRule(rule: LifecycleRule): void {
  if (rule.Status !== 'Enabled' && rule.Status !== 'Disabled') throw malformedXml();
  if (rule.Filter === undefined && rule.Prefix === undefined) throw malformedXml();
  if (rule.Filter !== undefined && rule.Prefix !== undefined) throw malformedXml();
  if ((rule.ID?.length ?? 0) > 255) throw invalidArgument('ID length should not exceed allowed limit of 255', 'ID', rule.ID);
  const {
    Expiration,
    Transitions = [],
    NoncurrentVersionExpiration,
    NoncurrentVersionTransitions = [],
    AbortIncompleteMultipartUpload,
  } = rule;
  if (
    !Expiration &&
    Transitions.length === 0 &&
    !NoncurrentVersionExpiration &&
    NoncurrentVersionTransitions.length === 0 &&
    !AbortIncompleteMultipartUpload
  ) {
    throw invalidRequest('At least one action needs to be specified in a rule');
  }
  if (Expiration?.Days !== undefined && Expiration.Days <= 0) {
    throw invalidArgument("'Days' for Expiration action must be a positive integer", 'Days', String(Expiration.Days));
  }
  for (const { Date: date } of [...(Expiration === undefined ? [] : [Expiration]), ...Transitions]) {
    if (date !== undefined && date.getTime() % 86_400_000 !== 0)
      throw invalidArgument("'Date' must be at midnight GMT", 'Date', date.toISOString());
  }
}

/** Rules without a name get one. */
function newId(rule: LifecycleRule, index: number): string {
  return createHash('sha256')
    .update(`${index}${JSON.stringify(rule)}`)
    .digest('base64url')
    .slice(0, 48);
}

export const getBucketLifecycle: S3Operation<'GetBucketLifecycleConfiguration'> = {
  trail: { eventName: 'GetBucketLifecycle' },
  ...getStored(
    's3:GetLifecycleConfiguration',
    KIND,
    ({ rules, size }: Lifecycle) => ({ Rules: rules, TransitionDefaultMinimumObjectSize: size }),
    unsetError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
  ),
};

export const deleteBucketLifecycle: S3Operation<'DeleteBucketLifecycle'> = deleteStored('s3:PutLifecycleConfiguration', KIND);
