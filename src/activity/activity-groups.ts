// Groups that may be too many to be objects all at the same time.
import type { ActivityGroup, ActivityIdentity } from './activity-group.ts';

/** Always in the same order. Each time it is gone through, its groups may be made anew: two that are equal need not be the same object. */
export interface ActivityGroups extends Iterable<ActivityGroup> {
  readonly size: number;
  /** Those whose identity is wanted, in the same order; asked once for each identity. */
  readonly of: (isWanted: (identity: ActivityIdentity) => boolean) => Iterable<ActivityGroup>;
}

/** Groups that are there as objects. */
export function activityGroups(groups: readonly ActivityGroup[]): ActivityGroups {
  return {
    size: groups.length,
    of: (isWanted) => groups.filter(({ identity }) => isWanted(identity)),
    [Symbol.iterator]: () => groups[Symbol.iterator](),
  };
}
