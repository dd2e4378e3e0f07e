// Which copy of a call across accounts counts: both trails have one.
import type { UsedCall } from '../used-call.ts';

export interface CountedCalls {
  readonly calls: readonly UsedCall[];
  /** Copies of calls that the caller's own trail has. */
  readonly leftOut: readonly UsedCall[];
  /** Accounts that called into another one and whose own trail was not read: only the owners' copies count, which need not be all of their calls. */
  readonly withoutTrail: readonly string[];
}

/**
 * The caller's copy counts; the owner's only when nothing of the caller's account was read at all. The two have different event ids, so that leaving out
 * repeats does not find them. Source: CloudTrail record contents, sharedEventID.
 */
export function sameAccountCopies(calls: readonly UsedCall[]): CountedCalls {
  const read = new Set(calls.filter((call) => !call.ownersCopy).map(({ group }) => group.recipientAccount));
  const isRepeat = (call: UsedCall): boolean => call.ownersCopy && read.has(call.group.identity.account);
  const withoutTrail = new Set(calls.filter((call) => call.ownersCopy && !isRepeat(call)).map(({ group }) => group.identity.account));
  return {
    calls: calls.filter((call) => !isRepeat(call)),
    leftOut: calls.filter(isRepeat),
    withoutTrail: [...withoutTrail].toSorted(),
  };
}
