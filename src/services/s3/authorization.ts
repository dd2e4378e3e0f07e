// S3: access control lists, Block Public Access, objects of other owners, the owner root's way back in, hidden reasons.
import type { PolicySet, S3Facts } from '../../model/policy-set.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { Query } from '../../evaluate/query.ts';
import type { ResourceSide, ServiceRules, StandIn } from '../../evaluate/service-rules.ts';
import { aclAllows } from './acl-allows.ts';
import { isPublicPolicy } from './is-public-policy.ts';

/** The calls with which the root user of the bucket's owner can always mend a policy that locks everybody out. */
const OWNER_ROOT: ReadonlySet<string> = new Set(['getbucketpolicy', 'putbucketpolicy', 'deletebucketpolicy']);

export const s3Rules: ServiceRules = {
  ignoresResourceDeny: (query) => query.caller.isRoot && query.relation === 'same' && OWNER_ROOT.has(query.operation),
  tagsVisible: (policies) => policies.s3?.bucketAbac === true,
  resourceSide: (query, policies) => (policies.s3 === undefined ? {} : bucketSide(query, policies, policies.s3)),
  wording: {
    code: 'AccessDenied',
    httpStatus: 403,
    resource: (resource, action) => (action === 's3:ListAllMyBuckets' ? undefined : `"${resource}"`),
    replace: (query) => (isAcquainted(query) ? undefined : 'Access Denied'),
  },
};

/** Reasons are given within an account and within an organization only. */
function isAcquainted(query: Query): boolean {
  if (query.relation === 'same') return true;
  const organization = query.callerAccount?.organization?.id;
  return organization !== undefined && organization === query.owner?.organization?.id;
}

function bucketSide(query: Query, policies: PolicySet<CompiledPolicy>, facts: S3Facts): ResourceSide {
  const closed = closedBy(query, policies, facts);
  const standIn = aclStandIn(query, facts);
  const owned = ownedElsewhere(query, facts);
  return {
    ...(closed === undefined ? {} : { closed }),
    ...(standIn === undefined ? {} : { standIn }),
    ...(owned ? { allowsDiscounted: true, standInRequired: true, lackingLayer: 'acl' as const } : {}),
  };
}

/** RestrictPublicBuckets: a bucket whose policy is public serves only its own account and services. */
function closedBy(query: Query, policies: PolicySet<CompiledPolicy>, facts: S3Facts): string | undefined {
  if (!facts.publicAccessBlock.restrictPublicBuckets || policies.resource === undefined) return undefined;
  if (query.relation !== 'cross' && query.caller.kind !== 'anonymous') return undefined;
  return isPublicPolicy(policies.resource.policy) ? 'RestrictPublicBuckets is on and the bucket policy is public' : undefined;
}

function ownedElsewhere(query: Query, { ownership, objectOwner }: S3Facts): boolean {
  return ownership !== 'BucketOwnerEnforced' && objectOwner !== undefined && objectOwner !== query.owner?.id;
}

function aclStandIn(query: Query, facts: S3Facts): StandIn | undefined {
  if (facts.ownership === 'BucketOwnerEnforced') return undefined;
  const layer = 'acl';
  if (ownedElsewhere(query, facts) && query.caller.account === facts.objectOwner) {
    return { layer, note: "the caller's account owns the object", strength: 'side' };
  }
  const note = aclAllows(query, facts);
  return note === undefined ? undefined : { layer, note, strength: 'side' };
}
