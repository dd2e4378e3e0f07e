// S3 buckets: opened by their policy, their access control list, and their access points; closed again by Block Public Access.
import type { S3AclGrant } from '../../model/policy-set.ts';
import type { ExposedAccessPoint, ExposedRecord, Exposure, FindExposures } from '../exposure.ts';
import { byPolicy } from '../policy-exposure.ts';
import { resourceActions } from '../resource-actions.ts';
import { writtenPolicy } from '../written-policy.ts';
import { throughAccessPoint } from '../through-access-point.ts';
import { isPublicPolicy } from './is-public-policy.ts';

/** Amazon S3 User Guide, ACL overview: what each permission on a bucket allows. */
const ON_BUCKET: Readonly<Record<Exclude<S3AclGrant['permission'], 'FULL_CONTROL'>, readonly string[]>> = {
  READ: ['s3:ListBucket', 's3:ListBucketMultipartUploads', 's3:ListBucketVersions'],
  WRITE: [],
  READ_ACP: ['s3:GetBucketAcl'],
  WRITE_ACP: ['s3:PutBucketAcl'],
};
const ON_OBJECTS: readonly string[] = ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObject'];

export const bucketExposures: FindExposures = (record) => {
  const restricted = record.s3?.publicAccessBlock.restrictPublicBuckets !== false;
  // RestrictPublicBuckets: a bucket whose policy is public serves its own account and services only.
  const isClosed = restricted && record.policy !== undefined && isPublicPolicy(record.policy.policy);
  if (isClosed) return { ways: [], notes: [] };
  const actions = resourceActions('s3', 'bucket', 'object');
  const points = record.accessPoints.flatMap((point) =>
    byAccessPoint(record, point, resourceActions('s3', 'accesspoint', 'accesspointobject', 'object')),
  );
  return { ways: [...byPolicy(record, actions, ['/*']), ...byList(record), ...points], notes: [] };
};

export const directoryBucketExposures: FindExposures = (record) => {
  // Amazon S3 User Guide, directory buckets: Block Public Access is always on, and there are no access control lists.
  if (record.policy !== undefined && isPublicPolicy(record.policy.policy)) return { ways: [], notes: [] };
  const points = record.accessPoints.flatMap((point) => byAccessPoint(record, point, resourceActions('s3express', 'accesspoint')));
  return { ways: [...byPolicy(record, resourceActions('s3express', 'bucket')), ...points], notes: [] };
};

function byList({ s3, arn, owner, policy }: ExposedRecord): readonly Exposure[] {
  if (s3 === undefined || s3.ownership === 'BucketOwnerEnforced') return [];
  const statements = (s3.acl ?? []).flatMap((grant) => {
    const principal = granteeOf(grant, owner, s3.publicAccessBlock.ignorePublicAcls);
    return principal === undefined ? [] : statementsOf(grant, principal, arn);
  });
  if (statements.length === 0) return [];
  const actions = [...new Set(statements.flatMap(({ Action }) => Action))].sort();
  const list = writtenPolicy(`access control list of ${arn}`, owner, arn, statements, policy);
  return [{ source: { type: 'BUCKET_ACL' }, resources: [arn, `${arn}/*`], actions, policy: list, written: true }];
}

/** Log delivery is a service of AWS. */
function granteeOf({ grantee }: S3AclGrant, owner: string, ignoresPublic: boolean): object | undefined {
  if (grantee.kind === 'account') return grantee.account === owner ? undefined : { CanonicalUser: grantee.account };
  return grantee.group === 'LogDelivery' || ignoresPublic ? undefined : { AWS: '*' };
}

interface ListStatement {
  readonly Action: readonly string[];
}

function statementsOf({ permission }: S3AclGrant, Principal: object, arn: string): readonly ListStatement[] {
  const onBucket = permission === 'FULL_CONTROL' ? Object.values(ON_BUCKET).flat() : ON_BUCKET[permission];
  const onObjects = permission === 'FULL_CONTROL' || permission === 'WRITE' ? ON_OBJECTS : [];
  const one = (Action: readonly string[], Resource: string): readonly ListStatement[] =>
    Action.length === 0 ? [] : [{ Effect: 'Allow', Principal, Action, Resource } as ListStatement];
  return [...one(onBucket, arn), ...one(onObjects, `${arn}/*`)];
}

/**
 * Amazon S3 User Guide, access points: a request by an access point is allowed when the access point's policy and the bucket's both allow it. A
 * bucket without a policy lets its own account in only.
 */
function byAccessPoint(record: ExposedRecord, point: ExposedAccessPoint, actions: readonly string[]): readonly Exposure[] {
  if (point.policy === undefined || record.policy === undefined) return [];
  if (point.publicAccessBlock.restrictPublicBuckets && isPublicPolicy(point.policy.policy)) return [];
  const facts = [
    ['s3:dataaccesspointaccount', point.owner],
    ['s3:dataaccesspointarn', point.arn],
  ] as const;
  const network = point.vpc === undefined ? [] : ([['aws:sourcevpc', point.vpc]] as const);
  const context = new Map<string, string>([...facts, ...network]);
  const policy = { ...record.policy, policy: throughAccessPoint(record.policy.policy, new Map(facts)) };
  const behind = { resources: [record.arn, `${record.arn}/*`], policy, context: new Map<string, string>(network) };
  return [
    {
      source: { type: 'S3_ACCESS_POINT', accessPointArn: point.arn },
      resources: [point.arn, `${point.arn}/object/*`],
      actions,
      policy: point.policy,
      written: false,
      context,
      behind,
    },
  ];
}
