// Which bucket a request is for, and the access point that it came through.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { parseArn } from '../../../../model/arn.ts';
import { accessDenied, noSuchAccessPoint, noSuchBucket } from '../../errors.ts';
import { type AccessPointRow, accessPointAliases, accessPoints, type BucketRow, buckets } from '../../state.ts';
import { isBucketName } from './bucket-name.ts';
import { checkRegion } from './check-region.ts';

export interface Target {
  /** Row key of the bucket; begins the row keys of what is in it. */
  readonly key: string;
  readonly bucket: BucketRow;
  readonly accessPoint?: AccessPointRow;
}

export interface BucketInput {
  /** A name, or the ARN, alias or host label of an access point. */
  readonly Bucket: string;
  readonly ExpectedBucketOwner?: string | undefined;
}

type Scope = Pick<AuthorizeContext, 'state' | 'partition' | 'region' | 'account' | 'request'>;

export function bucketKey(partition: string, name: string): string {
  return keyOf(partition, name);
}

/**
 * The bucket that a request names. Errors: NoSuchBucket, InvalidBucketName, NoSuchAccessPoint, those of a wrong region, and AccessDenied when
 * its owner is not the expected one.
 */
export function targetOf(input: BucketInput, cx: Scope, options: { readonly anyRegion?: boolean } = {}): Target {
  const target = findTarget(input.Bucket, cx);
  if (options.anyRegion !== true) checkRegion(target.bucket, cx);
  // Once the call is allowed: who may do nothing with a bucket is not told whether the guess is right.
  if ('invoke' in cx) checkOwner(target.bucket, input.ExpectedBucketOwner);
  return target;
}

function findTarget(name: string, cx: Scope): Target {
  if (name.includes('\0')) throw invalidName(name);
  const key = bucketKey(cx.partition, name);
  const bucket = cx.state.get(buckets, key);
  const ownPoint = bucket === undefined ? undefined : findOwnPoint(name, bucket, cx);
  if (bucket !== undefined && ownPoint === undefined) return { key, bucket };
  const accessPoint = ownPoint ?? findAccessPoint(name, cx);
  if (accessPoint !== undefined) {
    const behind = bucketKey(accessPoint.partition, accessPoint.bucket);
    const row = cx.state.get(buckets, behind);
    // The bucket may be gone, and even be another account's by now.
    if (row === undefined || row.account !== accessPoint.bucketAccount) throw noSuchBucket(accessPoint.bucket);
    return { key: behind, bucket: row, accessPoint };
  }
  if (name.startsWith('arn:')) throw noSuchAccessPoint(name);
  throw isBucketName(name) ? noSuchBucket(name) : invalidName(name);
}

function invalidName(name: string): ServiceError {
  return new ServiceError('InvalidBucketName', 400, 'The specified bucket is not valid.', { members: { BucketName: name } });
}

function checkOwner(bucket: BucketRow, expected: string | undefined): void {
  if (expected === undefined || expected === bucket.account) return;
  if (!/^\d{12}$/.test(expected)) {
    const message = `The value of the expected bucket owner parameter must be an AWS Account ID... [${expected}]`;
    throw new ServiceError('InvalidBucketOwnerAWSAccountID', 400, message);
  }
  throw accessDenied();
}

export function accessPointKey(partition: string, account: string, region: string, name: string): string {
  return keyOf(partition, account, region, name);
}

/**
 * The access point of the caller's own account that bears the name of somebody else's bucket. To endpoints that are not AWS's clients write
 * the two alike, and a bucket that another account has named so must not get what is meant for the access point.
 */
function findOwnPoint(name: string, bucket: BucketRow, cx: Scope): AccessPointRow | undefined {
  if (bucket.account === cx.account || cx.account === '' || !name.endsWith(`-${cx.account}`)) return undefined;
  return findAccessPoint(name, cx);
}

/** By ARN, alias, or the `NAME-ACCOUNT` of its host. */
function findAccessPoint(name: string, { state, partition, region }: Scope): AccessPointRow | undefined {
  if (name.startsWith('arn:')) return byArn(name, state);
  if (name.endsWith('-s3alias')) {
    const alias = state.get(accessPointAliases, keyOf(partition, name));
    return alias === undefined ? undefined : state.get(accessPoints, alias.key);
  }
  const label = /^(.+)-(\d{12})$/.exec(name);
  return label === null ? undefined : state.get(accessPoints, accessPointKey(partition, label[2]!, region, label[1]!));
}

function byArn(text: string, state: StateReader): AccessPointRow | undefined {
  const arn = parseArn(text);
  const name = arn === undefined ? undefined : /^accesspoint[/:]([^/:]+)$/.exec(arn.resource)?.[1];
  if (arn === undefined || name === undefined || arn.service !== 's3') return undefined;
  return state.get(accessPoints, accessPointKey(arn.partition, arn.account, arn.region, name));
}
