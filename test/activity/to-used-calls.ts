// Groups as calls, all at once.
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import { seenNames } from '../../src/activity/map/seen-names.ts';
import { usedCalls } from '../../src/activity/map/used-calls.ts';
import type { UsedCall } from '../../src/activity/used-call.ts';

/** One call for each group, in their order. The groups' ARNs tell the paths of roles and users that parameters name without. */
export function toUsedCalls(groups: Iterable<ActivityGroup>): readonly UsedCall[] {
  const all = [...groups];
  return [...usedCalls(all, seenNames(all))];
}
