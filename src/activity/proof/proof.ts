// What replaying the recorded calls through the evaluator shows of a generated policy.
import type { UsedCall } from '../used-call.ts';

export interface Proof {
  /** Recorded calls that were allowed (or unclear): how many there were, and of how many each action is allowed by the policy alone. */
  readonly allowed: { readonly calls: number; readonly replayed: number; readonly failures: readonly ReplayFailure[] };
  /** Recorded calls that were denied: how many stay denied. A denial for want of another account's policy stays one whatever this policy says. */
  readonly denied: { readonly calls: number; readonly replayed: number; readonly failures: readonly ReplayFailure[] };
  /** Sids of statements without which no recorded call is lost: there should be none. */
  readonly idle: readonly string[];
  /** Calls that no request can be made of (unmapped, free, no call), by reason. */
  readonly notReplayed: ReadonlyMap<string, number>;
}

export interface ReplayFailure {
  readonly call: UsedCall;
  readonly action: string;
  readonly resource: string;
  /** For people. */
  readonly because: string;
}
