// One permission that one recorded call needed: an action on a resource, with what is known of the request.
import type { ContextValue } from '../../model/request.ts';
import type { UsedCall } from '../used-call.ts';

export interface Need {
  /** Spelled as in the catalog. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  readonly resourceKnown: boolean;
  /** As in `UsedAction`. */
  readonly patterns: true | undefined;
  /** Condition keys (lower case) that the request certainly had and that may be asked for again. */
  readonly context: ReadonlyMap<string, ContextValue>;
  readonly call: UsedCall;
  readonly because: string;
  /** The action follows from another one of the same call (iam:PassRole): not the one that the event is named after. */
  readonly follows: boolean;
}
