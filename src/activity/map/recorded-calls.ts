// The calls of a log that count, as often as they are asked for and never all at once.
import type { ActivityGroup, ActivityIdentity } from '../activity-group.ts';
import type { ActivityGroups } from '../activity-groups.ts';
import type { UsedCall } from '../used-call.ts';
import { isOwnersCopy } from './is-owners-copy.ts';
import { seenNames } from './seen-names.ts';
import { usedCalls } from './used-calls.ts';

export interface RecordedCalls {
  /** Those whose trails have events of these groups. */
  readonly accounts: ReadonlySet<string>;
  /** Accounts that called into another one and whose own trail was not read: only the owners' copies count, which need not be all of their calls. */
  readonly withoutTrail: readonly string[];
  /** Without copies of calls that the caller's own trail has. Each time they are gone through, they may be made anew. */
  readonly groups: Iterable<ActivityGroup>;
  /** Of these, those whose identity is wanted, in the same order. */
  readonly of: (isWanted: (identity: ActivityIdentity) => boolean) => Iterable<ActivityGroup>;
  /** Groups with their meaning, each made when it is asked for. */
  readonly calls: (groups: Iterable<ActivityGroup>) => Iterable<UsedCall>;
}

/**
 * Of a call across accounts, of which both trails have a copy, the caller's counts; the owner's only when nothing of the caller's account was read at all.
 * The two have different event ids, so that leaving out repeats does not find them. Goes through the groups once, for that and for the names of roles and
 * users with paths. Source: CloudTrail record contents, sharedEventID.
 */
export function recordedCalls(groups: ActivityGroups): RecordedCalls {
  const accounts = new Set<string>();
  const callersTrails = new Set<string>();
  const callersOfCopies = new Set<string>();
  function* noted(): Iterable<ActivityGroup> {
    for (const group of groups) {
      accounts.add(group.recipientAccount);
      if (isOwnersCopy(group)) callersOfCopies.add(group.identity.account);
      else callersTrails.add(group.recipientAccount);
      yield group;
    }
  }
  const names = seenNames(noted());
  accounts.delete('');
  const counts = (group: ActivityGroup): boolean => !isOwnersCopy(group) || !callersTrails.has(group.identity.account);
  return {
    accounts,
    withoutTrail: [...callersOfCopies].filter((account) => !callersTrails.has(account)).toSorted(),
    groups: filtered(groups, counts),
    of: (isWanted) => filtered(groups.of(isWanted), counts),
    calls: (some) => usedCalls(some, names),
  };
}

function filtered(groups: Iterable<ActivityGroup>, isWanted: (group: ActivityGroup) => boolean): Iterable<ActivityGroup> {
  return {
    *[Symbol.iterator]() {
      for (const group of groups) if (isWanted(group)) yield group;
    },
  };
}
