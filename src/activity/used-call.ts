// A group with what it means: the form that generation, comparison, proof and previews work on.
import type { ActivityGroup } from './activity-group.ts';
import type { Actor } from './actor.ts';
import type { Outcome } from './outcome.ts';
import type { CallMeaning } from './used-action.ts';

export interface UsedCall {
  readonly group: ActivityGroup;
  readonly actor: Actor;
  readonly outcome: Outcome;
  readonly meaning: CallMeaning;
  /** The copy of a call into another account that the owner's trail has; the caller's trail has its own. */
  readonly ownersCopy: boolean;
}
