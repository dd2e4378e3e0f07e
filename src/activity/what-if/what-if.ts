// What a proposed change would have done to recorded calls.
import type { Layer, StatementReference } from '../../model/decision.ts';

/** Numbers are of recorded calls: a group of equal calls counts as often as it was recorded. */
export interface WhatIf {
  /** Calls that were allowed when they were recorded, and that the change would have denied. */
  readonly denied: readonly AffectedCalls[];
  /** Calls of which the log does not tell enough: they may be denied, or not. */
  readonly unknown: readonly AffectedCalls[];
  /** How many calls were judged, and of how many it is what. A call whose actions fare differently counts once, as the worst. */
  readonly totals: {
    readonly judged: number;
    readonly denied: number;
    readonly unknown: number;
    /** The change has a say on them, and still allows them. */
    readonly allowed: number;
    /** The change has no say on them. */
    readonly untouched: number;
    /** The estate denies them as it is, which the log contradicts: the change makes no difference. */
    readonly deniedBefore: number;
  };
  /** Calls that were not judged, by reason. */
  readonly notJudged: ReadonlyMap<string, number>;
  /** What had to be assumed, for people. */
  readonly notes: readonly string[];
}

/** Calls that the same statements deny, or may deny, by who made them and what they did. */
export interface AffectedCalls {
  /** ARN of the role, user or root user; a service; or the account of a caller whose name the log does not tell. */
  readonly principal: string;
  readonly action: string;
  /** Each with the number of calls, the most frequent first; at most `RESOURCES_MAX`, `resourceCount` counts all. */
  readonly resources: readonly { readonly resource: string; readonly calls: number }[];
  readonly resourceCount: number;
  readonly calls: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Event ids, at most 3. */
  readonly examples: readonly string[];
  readonly layer: Layer;
  /** `explicitDeny`: by `statements`; `implicitDeny`: no statement allows it any more. */
  readonly kind: 'explicitDeny' | 'implicitDeny';
  /** Statements that deny; of an unknown, those that it hangs on. */
  readonly statements: readonly StatementReference[];
  /** Why it is not known, for people: condition keys that CloudTrail does not record, the resource, the name of the session. */
  readonly untold: readonly string[];
}

export const RESOURCES_MAX = 20;
