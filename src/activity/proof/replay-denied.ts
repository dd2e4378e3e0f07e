// Replays the calls that were denied: they stay denied, or the same was allowed at another time.
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { deniedPairs, isStatedElsewhere } from './denied-pairs.ts';
import type { ResourceDetail } from '../generate/generated-policy.ts';
import type { NeededPairs } from './needed-pairs.ts';
import { notReplayable } from './not-replayable.ts';
import type { Proof, ReplayFailure } from './proof.ts';
import type { Replayer } from './replayer.ts';

/** `needed`: what allowed calls needed; `detail`: how wide the policy was asked to be. Calls that cannot be replayed are added to `notReplayed`. */
export function replayDenied(
  calls: readonly UsedCall[],
  replay: Replayer,
  needed: NeededPairs,
  notReplayed: Map<string, number>,
  detail: ResourceDetail = 'exact',
): Proof['denied'] {
  const failures: ReplayFailure[] = [];
  const conflicts: ReplayFailure[] = [];
  const widened: ReplayFailure[] = [];
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
      const of = { call, action: action.action, resource };
      const conflict = conflictOf(action, resource, needed);
      if (conflict !== undefined) conflicts.push({ ...of, because: conflict });
      else if (isAsked(action, resource, needed, detail)) widened.push({ ...of, because: WIDENED });
      else failures.push({ ...of, because: 'the policy allows what was denied' });
    }
  }
  return { calls: total, replayed: stays, failures, elsewhere, conflicts, widened };
}

function hasPolicies({ actor }: UsedCall): boolean {
  return actor.kind === 'role' || actor.kind === 'user' || actor.kind === 'federatedUser';
}

/** Why even a policy that is no wider than it has to be allows it; undefined: it does not. */
function conflictOf(used: UsedAction, resource: string, needed: NeededPairs): string | undefined {
  if (needed.has(used.action, resource)) return 'denied at one time, and allowed on the same resource at another';
  if (needed.hasUnknown(used.action)) return 'an allowed call needed the action, and on which resource is not known';
  const wide = needed.covering(used, resource, 'exact');
  if (wide === undefined) return undefined;
  if (FOLDER.test(wide)) return `the policy has all of ${wide}: more objects of the folder were used than are told apart`;
  return `the policy allows all that ${wide} can stand for: the logs, or what a policy can hold, do not tell it more exactly`;
}

/** What so many objects were used of that the reader folds them. */
const FOLDER = /^arn:[^:]*:s3[^:]*:.*\/\*$/;

const WIDENED = 'the wider resources that were asked for cover it';

function isAsked(used: UsedAction, resource: string, needed: NeededPairs, detail: ResourceDetail): boolean {
  return detail !== 'exact' && needed.covering(used, resource, detail) !== undefined;
}
