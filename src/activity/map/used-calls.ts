// From groups of events to calls with their meaning: who, how it ended, and which actions on which resources it needed.
import type { ActivityGroup } from '../activity-group.ts';
import type { CallMeaning } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { eventFacts } from './actions/event-facts.ts';
import { neededActions } from './actions/needed-actions.ts';
import { actorOf } from './actor-of.ts';
import { isOwnersCopy } from './is-owners-copy.ts';
import { outcomeOf } from './outcome-of.ts';
import type { KnownNames } from './resources/known-names.ts';
import { usedAction } from './used-action-of.ts';

/** One call for each group, in their order, made when it is asked for. `names`: of all groups (`seenNames`), for paths that parameters lack. */
export function* usedCalls(groups: Iterable<ActivityGroup>, names: KnownNames): Iterable<UsedCall> {
  for (const group of groups) {
    yield {
      group,
      actor: actorOf(group.identity),
      outcome: outcomeOf(group),
      meaning: meaningOf(group, names),
      ownersCopy: isOwnersCopy(group),
    };
  }
}

function meaningOf(group: ActivityGroup, names: KnownNames): CallMeaning {
  const event = eventFacts(group);
  const needed = neededActions(event);
  if (needed.kind !== 'needed') return needed;
  return { kind: 'actions', actions: needed.actions.map((action) => usedAction(event, action, needed.actions, names)) };
}
