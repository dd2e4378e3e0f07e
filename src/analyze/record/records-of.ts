// The resources of an account that can be reached from outside, with everything that bears on it; and what could not be read of them.
import { parseArn } from '../../model/arn.ts';
import type { Account, Estate, EstatePolicy, EstateResource, EstateRole } from '../../estate/estate.ts';
import { s3Facts } from '../../estate/s3-facts.ts';
import type { ExposedAccessPoint, ExposedRecord, ReadPolicy } from '../../services/exposure.ts';
import { type ResourceKind, resourceKindOf } from '../resource-kind.ts';
import { readPolicy } from './read-policy.ts';

export interface RecordOfKind {
  readonly kind: ResourceKind;
  readonly record: ExposedRecord;
}

/** A resource of which it is not known whether anybody outside can reach it. */
export interface Unread {
  readonly resource: string;
  readonly account: string;
  readonly reason: string;
}

export interface Records {
  readonly read: readonly RecordOfKind[];
  readonly unread: readonly Unread[];
  /** ARNs of no kind that can be reached from outside. */
  readonly ignored: readonly string[];
}

const NO_TAGS: ReadonlyMap<string, string> = new Map();
const ALL_ON = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };

/** Sorted by ARN. `pointsOf` has the access points of all accounts, by the ARN of the bucket. */
export function recordsOf(estate: Estate, account: Account, pointsOf: ReadonlyMap<string, readonly EstateResource[]>): Records {
  const read: RecordOfKind[] = [];
  const unread: Unread[] = [];
  const ignored: string[] = [];
  const policyOf = (resource: string, policy: EstatePolicy | undefined): ReadPolicy | undefined => {
    const found = policy && readPolicy(policy);
    if (policy !== undefined && found === undefined) unread.push({ resource, account: account.id, reason: 'its policy is not a policy' });
    return found;
  };
  for (const arn of [...account.resources.keys()].sort()) {
    const resource = account.resources.get(arn) as EstateResource;
    const kind = resourceKindOf(arn);
    if (kind === undefined) {
      if (resource.accessPoint === undefined) ignored.push(arn);
      continue;
    }
    if (!resource.policyKnown) unread.push({ resource: arn, account: account.id, reason: 'its policy was not given' });
    const policy = policyOf(arn, resource.policy);
    const points = (pointsOf.get(arn) ?? []).map((point) => accessPointOf(point, policyOf(point.arn, point.policy)));
    read.push({ kind, record: recordOf(estate, account, resource, policy, points) });
  }
  for (const role of [...account.roles.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1))) {
    const kind = resourceKindOf(role.arn);
    if (kind !== undefined && !role.serviceLinked) read.push({ kind, record: roleRecord(account, role, policyOf(role.arn, role.trust)) });
  }
  return { read, unread, ignored };
}

/** Access points of all accounts, by the ARN of the bucket that they lead to. */
export function accessPointsByBucket(estate: Estate): ReadonlyMap<string, readonly EstateResource[]> {
  const byBucket = new Map<string, EstateResource[]>();
  for (const { resources } of estate.accounts.values()) {
    for (const resource of resources.values()) {
      for (const bucket of resource.accessPoint?.buckets ?? []) byBucket.set(bucket, [...(byBucket.get(bucket) ?? []), resource]);
    }
  }
  for (const points of byBucket.values()) points.sort((a, b) => (a.arn < b.arn ? -1 : 1));
  return byBucket;
}

function recordOf(
  estate: Estate,
  account: Account,
  resource: EstateResource,
  policy: ReadPolicy | undefined,
  accessPoints: readonly ExposedAccessPoint[],
): ExposedRecord {
  const { arn, tags, grants, share, kmsKey, lambda } = resource;
  const parts = parseArn(arn);
  const region = parts?.region ?? '';
  const registry = parts?.service === 'ecr' ? account.registryPolicies?.get(region) : undefined;
  const registryPolicy = registry && readPolicy(registry.policy);
  return {
    arn,
    owner: account.id,
    // S3 shows the tags of a bucket to conditions only where its bucket says so.
    tags: parts?.service === 's3' && resource.s3?.bucketAbac !== true ? NO_TAGS : tags,
    ...(policy !== undefined && { policy }),
    grants,
    ...(share !== undefined && { share }),
    ...(parts?.service === 's3' && { s3: bucketFacts(estate, resource) }),
    accessPoints,
    ...(kmsKey !== undefined && { kmsKey }),
    kmsKeyKnown: resource.kmsKeyKnown !== false,
    ...(lambda !== undefined && { lambda }),
    ...(registry !== undefined && registryPolicy !== undefined && { registry: { policy: registryPolicy, scope: registry.scope } }),
    publicSharesBlocked: account.snapshotBlocks?.get(region) === 'block-all-sharing',
  };
}

function bucketFacts(estate: Estate, bucket: EstateResource): NonNullable<ExposedRecord['s3']> {
  return s3Facts(estate, { principal: 'anonymous', action: 's3:ListBucket', resource: bucket.arn }, bucket, undefined);
}

function roleRecord(account: Account, role: EstateRole, policy: ReadPolicy | undefined): ExposedRecord {
  return {
    arn: role.arn,
    owner: account.id,
    tags: role.tags,
    ...(policy !== undefined && { policy }),
    grants: [],
    accessPoints: [],
    kmsKeyKnown: true,
    publicSharesBlocked: false,
  };
}

function accessPointOf({ arn, account, accessPoint }: EstateResource, policy: ReadPolicy | undefined): ExposedAccessPoint {
  return {
    arn,
    owner: account,
    ...(policy !== undefined && { policy }),
    ...(accessPoint?.vpc !== undefined && { vpc: accessPoint.vpc }),
    publicAccessBlock: accessPoint?.publicAccessBlock ?? ALL_ON,
  };
}
