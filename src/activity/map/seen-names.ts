// Names of roles and users with their paths, as far as the groups of a log tell them.
import type { ActivityGroup } from '../activity-group.ts';
import { eventFacts } from './actions/event-facts.ts';
import { outcomeOf } from './outcome-of.ts';
import { type KnownNames, knownNames } from './resources/known-names.ts';
import { resourcesOf } from './resources/resources-of.ts';

/** The paths of roles, users and the like that parameters name without. The groups are gone through once. */
export function seenNames(groups: Iterable<ActivityGroup>): KnownNames {
  return knownNames(seenArns(groups));
}

/** IAM API Reference: what is made under a path. */
const WITH_PATHS: ReadonlySet<string> = new Set([
  'CreateGroup',
  'CreateInstanceProfile',
  'CreatePolicy',
  'CreateRole',
  'CreateUser',
  'CreateVirtualMFADevice',
]);

/** ARNs that were authorized, not claimed: of callers, of `resources[]`, and of what was created under a path. */
function* seenArns(groups: Iterable<ActivityGroup>): Iterable<string> {
  for (const group of groups) {
    yield group.identity.arn;
    yield* group.resources;
    const creates = group.eventSource === 'iam.amazonaws.com' && WITH_PATHS.has(group.eventName) && group.parameters.includes('"path"');
    if (creates && outcomeOf(group) === 'allowed') yield* resourcesOf(eventFacts(group), `iam:${group.eventName}`).arns;
  }
}
