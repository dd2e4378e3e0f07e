// The answer of `wariin explain`, as data: the published schema of `--format json` describes exactly this.
import type { Decision, DecisionKind, Layer, PolicyDescription, Rung, SourcePosition, StatementReference } from '../model/decision.ts';
import type { Missing } from '../estate/missing.ts';

export interface Explanation {
  readonly schemaVersion: 1;
  readonly decision: Decision['decision'];
  readonly kind: DecisionKind;
  /** The layer that AWS would name; null when allowed. */
  readonly blockedBy: Layer | null;
  /** All layers in the way, in order. */
  readonly blockers: readonly Layer[];
  /** AWS's own sentence for this denial, to the character; null when allowed. */
  readonly message: string | null;
  /** AWS's error code and HTTP status for this denial; null when allowed. */
  readonly error: { readonly code: string; readonly httpStatus: number } | null;
  readonly request: {
    readonly principal: string;
    readonly callerAccount: string | null;
    readonly action: string;
    readonly resource: string;
    readonly resourceAccount: string | null;
    readonly via: readonly string[];
    readonly context: Readonly<Record<string, string | readonly string[]>>;
  };
  readonly ladder: readonly Rung[];
  readonly determining: readonly StatementReference[];
  /** Why it is denied, for people: one sentence a cause, the nearest miss first. */
  readonly causes: readonly Cause[];
  /** What to change; each set of changes was evaluated again before it was put here. */
  readonly changes: readonly Change[];
  readonly missing: readonly Missing[];
}

export interface Cause {
  readonly layer: Layer;
  readonly account: string | null;
  readonly sentence: string;
  readonly position?: SourcePosition;
}

/** One change. Changes with the same `option` belong together: only all of them allow the request. */
export interface Change {
  /** 1 is the recommended option. */
  readonly option: number;
  readonly kind: 'addStatement' | 'narrowStatement' | 'removeStatement' | 'attachPolicy' | 'setTag' | 'sendContext' | 'other';
  readonly side: 'caller' | 'resource';
  readonly layer: Layer;
  readonly account: string | null;
  /** The policy to change; for `addStatement` where there is none yet, the one to create. */
  readonly policy: PolicyDescription | null;
  /** One line for people: `in account 2222…, add to the trust policy of role-01:`. */
  readonly summary: string;
  /** The statement as it should read, for addStatement and narrowStatement. */
  readonly statement: unknown;
  readonly position?: SourcePosition;
  /** For narrowStatement and removeStatement: which statement, counted from 0 in its policy as it is. */
  readonly index?: number;
  /** For setTag: on what, and which. */
  readonly tag?: { readonly on: string; readonly key: string; readonly value: string };
  /** For sendContext: condition keys of the request as it should be; null for one that it leaves out. */
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
  /** The decision when this whole option is applied. Options that do not allow are not shown, unless nothing does. */
  readonly outcome: { readonly decision: Decision['decision']; readonly blockedBy: Layer | null };
}
