// From groups of events to calls with their meaning: who, how it ended, and which actions on which resources it needed.
import type { ActivityGroup } from '../activity-group.ts';
import type { CallMeaning } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { eventFacts } from './actions/event-facts.ts';
import { neededActions } from './actions/needed-actions.ts';
import { actorOf } from './actor-of.ts';
import { outcomeOf } from './outcome-of.ts';
import { knownNames } from './resources/known-names.ts';
import type { KnownNames } from './resources/known-names.ts';
import { resourcesOf } from './resources/resources-of.ts';
import { usedAction } from './used-action-of.ts';

/** One call for each group, in their order. The groups' ARNs tell the paths of roles and users that parameters name without. */
export function toUsedCalls(groups: Iterable<ActivityGroup>): readonly UsedCall[] {
  const all = [...groups];
  const names = knownNames(seenArns(all));
  return all.map((group) => usedCall(group, names));
}

function usedCall(group: ActivityGroup, names: KnownNames): UsedCall {
  const { identity, recipientAccount } = group;
  return {
    group,
    actor: actorOf(identity),
    outcome: outcomeOf(group),
    meaning: meaningOf(group, names),
    ownersCopy: identity.account !== '' && recipientAccount !== '' && identity.account !== recipientAccount,
  };
}

function meaningOf(group: ActivityGroup, names: KnownNames): CallMeaning {
  const event = eventFacts(group);
  const needed = neededActions(event);
  if (needed.kind !== 'needed') return needed;
  return { kind: 'actions', actions: needed.actions.map((action) => usedAction(event, action, needed.actions, names)) };
}

/** ARNs that were authorized, not claimed: of callers, of `resources[]`, and of what was created under a path. */
function* seenArns(groups: Iterable<ActivityGroup>): Iterable<string> {
  for (const group of groups) {
    yield group.identity.arn;
    yield* group.resources;
    const creates =
      group.eventSource === 'iam.amazonaws.com' && group.eventName.startsWith('Create') && group.parameters.includes('"path"');
    if (creates && outcomeOf(group) === 'allowed') yield* resourcesOf(eventFacts(group), `iam:${group.eventName}`).arns;
  }
}
