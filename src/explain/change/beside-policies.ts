// Changes to what stands beside policies: object ownership, Block Public Access, share attributes.
import { carrierOf } from '../../estate/resource-carrier.ts';
import { parseArn } from '../../model/arn.ts';
import type { Layer } from '../../model/decision.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { State } from '../state.ts';
import type { Step } from './proposal.ts';

/** The change for a layer that is no policy; undefined when this program knows none. */
export function changeBesidePolicies(state: State, layer: Layer): Step | undefined {
  switch (layer) {
    case 'acl':
      return enforceBucketOwner(state);
    case 'publicAccessBlock':
      return stopRestricting(state);
    case 'share':
      return shareWithCaller(state);
    default:
      return undefined;
  }
}

function other(state: State, layer: Layer, what: string, policies: PolicySet<CompiledPolicy>): Step {
  const account = state.request.resource.owner?.id ?? null;
  const summary = `in account ${account ?? 'unknown'}, ${what}`;
  return {
    change: { kind: 'other', side: 'resource', layer, account, policy: null, summary, statement: null },
    after: { ...state, policies },
  };
}

function bucketOf(state: State): string {
  return parseArn(carrierOf(state.request.resource.arn))?.resource ?? '';
}

function enforceBucketOwner(state: State): Step | undefined {
  const { s3 } = state.policies;
  if (s3 === undefined || s3.ownership === 'BucketOwnerEnforced') return undefined;
  const what =
    `set Object Ownership of bucket ${bucketOf(state)} to BucketOwnerEnforced: ` +
    "the bucket's owner owns every object then, and access control lists no longer count";
  const { objectOwner: _, ...rest } = s3;
  return other(state, 'acl', what, { ...state.policies, s3: { ...rest, ownership: 'BucketOwnerEnforced' } });
}

function stopRestricting(state: State): Step | undefined {
  const { s3 } = state.policies;
  if (s3 === undefined) return undefined;
  const what = `turn off RestrictPublicBuckets for bucket ${bucketOf(state)}, and for the account: its policy lets in everybody whom it names then`;
  const publicAccessBlock = { ...s3.publicAccessBlock, restrictPublicBuckets: false };
  return other(state, 'publicAccessBlock', what, { ...state.policies, s3: { ...s3, publicAccessBlock } });
}

/** Snapshots and images are shared by an attribute, whether the estate knows one or not. */
export function shareWithCaller(state: State): Step | undefined {
  const account = state.request.caller?.id;
  const { arn } = state.request.resource;
  if (account === undefined || (state.policies.share === undefined && !isShareable(arn))) return undefined;
  const share = state.policies.share ?? { accounts: [], public: false };
  const what = `share ${arn} with account ${account}`;
  return other(state, 'share', what, { ...state.policies, share: { ...share, accounts: [...share.accounts, account] } });
}

const SHAREABLE: Readonly<Record<string, RegExp>> = {
  ec2: /^(?:snapshot|image)\//,
  rds: /^(?:snapshot|cluster-snapshot):/,
};

function isShareable(arn: string): boolean {
  const parts = parseArn(arn);
  const shape = parts !== undefined && Object.hasOwn(SHAREABLE, parts.service) ? SHAREABLE[parts.service] : undefined;
  return shape?.test(parts?.resource ?? '') === true;
}
