// What the engine answers: the decision, the ladder of layers that led to it, and the statements that decided.
import type { AccountId } from './account.ts';
import type { PolicyType } from './policy-set.ts';

/** One say on a request. The order is the one in which the ladder is shown. */
export type Layer =
  | 'service'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'publicAccessBlock'
  | 'resource'
  | 'trust'
  | 'grant'
  | 'acl'
  | 'share'
  | 'identity'
  | 'boundary'
  | 'session';

export type DecisionKind = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** How directly a resource policy names the caller, weakest last. */
export type Grade = 'any' | 'direct' | 'roleOfSession' | 'userOfFederatedSession' | 'account';

/** The bare answer. */
export interface Decision {
  readonly decision: 'allow' | 'deny';
  readonly kind: DecisionKind;
  /** The layer that AWS names in its error; absent when allowed. */
  readonly blockedBy?: Layer;
}

/** The answer with everything that led to it. */
export interface LadderDecision extends Decision {
  /** Every layer in the way, in the order in which one would meet them when each is mended in turn. First is `blockedBy`. */
  readonly blockers: readonly Layer[];
  readonly ladder: readonly Rung[];
  /** The statements that decided (see `docs/semantics/decision.md`); empty for an implicit deny. */
  readonly determining: readonly StatementReference[];
  /** Condition keys that a statement asked for and that the request does not carry, lower case. */
  readonly absentKeys: readonly string[];
}

export type Verdict = 'allow' | 'explicitDeny' | 'implicitDeny' | 'notApplicable';

export interface RungLevel {
  readonly kind: 'root' | 'ou' | 'account';
  readonly id: string;
  readonly name?: string;
}

/** One layer, or one level of a layer, with its verdict. */
export interface Rung {
  readonly layer: Layer;
  readonly side: 'caller' | 'resource';
  readonly account?: AccountId | undefined;
  /** For SCP and RCP: which level of the organization. */
  readonly level?: RungLevel | undefined;
  readonly verdict: Verdict;
  /** Why it is not applicable, or why it allows without a statement; a short phrase. */
  readonly note?: string | undefined;
  /** The most direct grade of the Allow statements that match (resource policies). */
  readonly grade?: Grade | undefined;
  /** Statements that match: the Deny ones if any, else the Allow ones. */
  readonly statements: readonly StatementReference[];
  /** Statements whose action matches and that one element kept from matching. */
  readonly nearMisses: readonly NearMiss[];
}

/** Where a statement stands. `index` counts from 0 in its policy. */
export interface StatementReference {
  readonly policy: PolicyDescription;
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Where it begins, when the policy came from a file. */
  readonly position?: SourcePosition;
}

/** Lines and columns count from 1; columns count UTF-16 code units. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Which policy: enough to find it in the console or on the command line. */
export interface PolicyDescription {
  readonly type: PolicyType;
  /** `policy-01`, `FullAWSAccess`, `bucket policy of foobar`. */
  readonly name: string;
  /** Only managed and organization policies have one. */
  readonly arn?: string;
  readonly account?: AccountId;
  /** ARN of the user, group, role or resource that carries it. */
  readonly attachedTo?: string;
}

/** A statement that did not match, and the element that kept it. */
export interface NearMiss {
  readonly statement: StatementReference;
  readonly element: 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition';
  /** For a condition: the clauses that do not hold. */
  readonly conditions: readonly FailedCondition[];
}

/** One condition clause that does not hold for the request. */
export interface FailedCondition {
  readonly operator: string;
  readonly key: string;
  readonly expected: readonly string[];
  /** Absent: the request does not carry the key. */
  readonly actual?: readonly string[];
  readonly position?: SourcePosition;
}
