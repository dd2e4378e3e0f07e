// Who assumed which role: the hops by which one session leads to the next.
import { policyHolder } from '../actor.ts';
import type { UsedCall } from '../used-call.ts';

export interface RoleHop {
  /** ARN of the role or user whose session called AssumeRole. */
  readonly from: string;
  /** ARN of the role that was assumed. */
  readonly to: string;
  readonly count: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/**
 * The hops that succeeded, sorted. A later call has the last role of a chain as its actor only, so that the roles before it are found here.
 * Source: IAM, role chaining; CloudTrail userIdentity element, sessionIssuer.
 */
export function roleChains(calls: Iterable<UsedCall>): readonly RoleHop[] {
  const hops = new Map<string, RoleHop>();
  for (const { group, actor, outcome, meaning } of calls) {
    const from = policyHolder(actor);
    if (from === '' || outcome !== 'allowed' || meaning.kind !== 'actions') continue;
    const assumed = meaning.actions.filter(({ action, resourceKnown }) => action === 'sts:AssumeRole' && resourceKnown);
    for (const to of assumed.flatMap(({ resources }) => resources)) {
      const key = `${from}\n${to}`;
      const before = hops.get(key);
      const { firstSeen, lastSeen } = group;
      hops.set(key, {
        from,
        to,
        count: (before?.count ?? 0) + group.count,
        firstSeen: before === undefined || firstSeen < before.firstSeen ? firstSeen : before.firstSeen,
        lastSeen: before === undefined || lastSeen > before.lastSeen ? lastSeen : before.lastSeen,
      });
    }
  }
  return [...hops.values()].toSorted((a, b) => (a.from === b.from ? compare(a.to, b.to) : compare(a.from, b.from)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
