// Replays the calls that were denied: they stay denied, or the same was allowed at another time.
import type { UsedCall } from '../used-call.ts';
import { deniedPairs, isStatedElsewhere } from './denied-pairs.ts';
import { notReplayable } from './not-replayable.ts';
import { pairKey } from './pair-key.ts';
import type { Proof, ReplayFailure } from './proof.ts';
import type { Replayer } from './replayer.ts';

/** `needed`: the pairs (`pairKey`) that allowed calls needed. Calls that cannot be replayed are added to `notReplayed`. */
export function replayDenied(
  calls: readonly UsedCall[],
  replay: Replayer,
  needed: ReadonlySet<string>,
  notReplayed: Map<string, number>,
): Proof['denied'] {
  const failures: ReplayFailure[] = [];
  const conflicts: ReplayFailure[] = [];
  let [total, stays, elsewhere] = [0, 0, 0];
  for (const call of calls) {
    const { count } = call.group;
    const pairs = deniedPairs(call);
    const reason = pairs.length === 0 ? notReplayable(call) : undefined;
    if (reason !== undefined || !hasPolicies(call)) {
      const why = reason ?? notReplayable(call) ?? 'denied, and what for is not known';
      notReplayed.set(why, (notReplayed.get(why) ?? 0) + count);
      continue;
    }
    total += count;
    if (isStatedElsewhere(call.group.denial)) {
      elsewhere += count;
      stays += count;
      continue;
    }
    // One action that stays denied is enough to keep the call denied.
    if (pairs.length === 0 || pairs.some(([action, resource]) => !replay(call, action, resource, false))) {
      stays += count;
      continue;
    }
    for (const [action, resource] of pairs) {
      const conflict = conflictOf(action.action, resource, needed);
      if (conflict === undefined) failures.push({ call, action: action.action, resource, because: 'the policy allows what was denied' });
      else conflicts.push({ call, action: action.action, resource, because: conflict });
    }
  }
  return { calls: total, replayed: stays, failures, elsewhere, conflicts };
}

function hasPolicies({ actor }: UsedCall): boolean {
  return actor.kind === 'role' || actor.kind === 'user' || actor.kind === 'federatedUser';
}

function conflictOf(action: string, resource: string, needed: ReadonlySet<string>): string | undefined {
  if (needed.has(pairKey(action, resource))) return 'denied at one time, and allowed on the same resource at another';
  return needed.has(pairKey(action, '?')) ? 'an allowed call needed the action, and on which resource is not known' : undefined;
}
