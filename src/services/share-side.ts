// Resources that are opened to other accounts by an attribute instead of a policy: snapshots and images.
import type { PolicySet } from '../model/policy-set.ts';
import type { CompiledPolicy } from '../evaluate/compile-policy.ts';
import type { Query } from '../evaluate/query.ts';
import type { ResourceSide } from '../evaluate/service-rules.ts';

/** The resource's side as its share attribute tells it; nothing to say within the owner's account. */
export function shareSide(query: Query, policies: PolicySet<CompiledPolicy>): ResourceSide {
  const { share } = policies;
  if (share === undefined || query.relation !== 'cross') return {};
  const account = query.caller.account;
  if (share.public) return { standIn: { layer: 'share', note: 'shared with everybody', strength: 'side' } };
  if (account !== undefined && share.accounts.includes(account)) {
    return { standIn: { layer: 'share', note: `shared with account ${account}`, strength: 'side' } };
  }
  return { lackingLayer: 'share' };
}
