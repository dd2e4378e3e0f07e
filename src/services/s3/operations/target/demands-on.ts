// What must be allowed for an action on a bucket or object: on the bucket, and on the access point if the request came through one.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand, DemandResource } from '../../../../cloud/demand.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import type { PublicAccessBlock, S3Facts } from '../../../../model/policy-set.ts';
import type { ContextValue } from '../../../../model/request.ts';
import { type AccessPointRow, accountPublicAccessBlocks, type BucketRow, type ObjectRow } from '../../state.ts';
import { requestKeys } from './request-keys.ts';
import type { Target } from './target.ts';

export type Keys = readonly (readonly [key: string, value: ContextValue])[];

export interface Acted {
  /** Key of the object; absent: the action is on the bucket. */
  readonly key?: string;
  /** The object as it is, where the action is on what is there already: its owner, access control list and tags count. */
  readonly object?: ObjectRow | undefined;
  /** More condition keys, lower case. */
  readonly context?: Keys;
}

/** Two demands through an access point, for its policy only lets in whom the bucket lets in too. */
export function demandsOn(cx: AuthorizeContext, target: Target, action: string, acted: Acted = {}): readonly Demand[] {
  const context = contextOf(cx, target, acted);
  const demand: Demand = { action, resource: bucketResource(cx.state, target.bucket, acted), context };
  if (target.accessPoint === undefined) return [demand];
  return [{ action, resource: accessPointResource(cx.state, target.accessPoint, acted), context }, demand];
}

export type AccessPointPlace = Pick<AccessPointRow, 'partition' | 'region' | 'account' | 'name'>;

export function bucketArn(bucket: Pick<BucketRow, 'partition' | 'name'>): string {
  return `arn:${bucket.partition}:s3:::${bucket.name}`;
}

export function accessPointArn({ partition, region, account, name }: AccessPointPlace): string {
  return `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`;
}

function bucketResource(state: StateReader, bucket: BucketRow, { key, object }: Acted): DemandResource {
  const arn = bucketArn(bucket);
  const { policy, account } = bucket;
  return {
    arn: key === undefined ? arn : `${arn}/${key}`,
    owner: account,
    s3: factsOf(state, bucket, object),
    ...(bucket.tags !== undefined && { tags: bucket.tags }),
    ...(policy !== undefined && {
      policy: { policy, description: { type: 'resource', name: `bucket policy of ${bucket.name}`, account, attachedTo: arn } },
    }),
  };
}

const OPEN: PublicAccessBlock = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };

function factsOf(state: StateReader, bucket: BucketRow, object: ObjectRow | undefined): S3Facts {
  const { ownership, abac } = bucket;
  const acl = object === undefined ? bucket.acl : object.acl;
  return {
    ownership,
    publicAccessBlock: publicAccessBlockOf(state, bucket),
    ...(object !== undefined && ownership !== 'BucketOwnerEnforced' && object.owner !== bucket.account && { objectOwner: object.owner }),
    ...(acl !== undefined && { acl }),
    ...(abac !== undefined && { bucketAbac: abac }),
  };
}

/** The bucket's and its account's together: the stricter one counts. */
export function publicAccessBlockOf(state: StateReader, bucket: Pick<BucketRow, 'account' | 'publicAccessBlock'>): PublicAccessBlock {
  const own = bucket.publicAccessBlock ?? OPEN;
  const account = state.get(accountPublicAccessBlocks, bucket.account);
  if (account === undefined) return own;
  return {
    blockPublicAcls: own.blockPublicAcls || account.blockPublicAcls,
    ignorePublicAcls: own.ignorePublicAcls || account.ignorePublicAcls,
    blockPublicPolicy: own.blockPublicPolicy || account.blockPublicPolicy,
    restrictPublicBuckets: own.restrictPublicBuckets || account.restrictPublicBuckets,
  };
}

function accessPointResource(state: StateReader, point: AccessPointRow, { key }: Acted): DemandResource {
  const arn = accessPointArn(point);
  const { policy, account, tags } = point;
  const publicAccessBlock = publicAccessBlockOf(state, point);
  return {
    arn: key === undefined ? arn : `${arn}/object/${key}`,
    owner: account,
    s3: { ownership: 'BucketOwnerEnforced', publicAccessBlock },
    ...(tags !== undefined && { tags }),
    ...(policy !== undefined && {
      policy: { policy, description: { type: 'resource', name: `access point policy of ${point.name}`, account, attachedTo: arn } },
    }),
  };
}

function contextOf(cx: AuthorizeContext, { bucket, accessPoint }: Target, { object, context = [] }: Acted): Keys {
  const keys: (readonly [string, ContextValue])[] = [
    ...requestKeys(cx.request, cx.now),
    ['s3:resourceaccount', bucket.account],
    ...context,
  ];
  for (const [tag, value] of Object.entries(object?.tags ?? {})) keys.push([`s3:existingobjecttag/${tag}`.toLowerCase(), value]);
  if (bucket.abac === true)
    for (const [tag, value] of Object.entries(bucket.tags ?? {})) keys.push([`s3:buckettag/${tag}`.toLowerCase(), value]);
  if (accessPoint !== undefined) {
    keys.push(['s3:dataaccesspointarn', accessPointArn(accessPoint)], ['s3:dataaccesspointaccount', accessPoint.account]);
    keys.push(['s3:accesspointnetworkorigin', accessPoint.vpcId === undefined ? 'Internet' : 'VPC']);
    for (const [tag, value] of Object.entries(accessPoint.tags ?? {})) keys.push([`s3:accesspointtag/${tag}`.toLowerCase(), value]);
  }
  return keys;
}
