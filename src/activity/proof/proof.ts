// What replaying the recorded calls through the evaluator shows of a generated policy.
import type { UsedCall } from '../used-call.ts';

/** Numbers are of recorded calls: a group of equal calls counts as often as it was recorded. */
export interface Proof {
  /** Recorded calls that were allowed (or unclear): how many there were, and of how many each action is allowed by the policy alone. */
  readonly allowed: { readonly calls: number; readonly replayed: number; readonly failures: readonly ReplayFailure[] };
  /** Recorded calls that were denied: how many stay denied. A denial for want of another account's policy stays one whatever this policy says. */
  readonly denied: {
    readonly calls: number;
    readonly replayed: number;
    readonly failures: readonly ReplayFailure[];
    /** Of `replayed`: the error says that another policy denied it (a resource policy, an SCP, …), which this policy cannot change. */
    readonly elsewhere: number;
    /**
     * Denied at one time, while a call that was allowed at another needed the same action on the same resource, or on what cannot be told from it (a folder
     * of which too many objects were used to name each): in neither `replayed` nor `failures`.
     */
    readonly conflicts: readonly ReplayFailure[];
    /** Allowed because wider resources were asked for than were used (`ProofOptions.resources`): in neither of these either. */
    readonly widened: readonly ReplayFailure[];
  };
  /** Sids (or `NAME #2` where there is none) of statements without which no recorded call is lost: there should be none. */
  readonly idle: readonly string[];
  /** Calls that no request can be made of (unmapped, free, no call, nobody whose policy it is), by reason. */
  readonly notReplayed: ReadonlyMap<string, number>;
}

export interface ReplayFailure {
  readonly call: UsedCall;
  readonly action: string;
  readonly resource: string;
  /** For people. */
  readonly because: string;
}
