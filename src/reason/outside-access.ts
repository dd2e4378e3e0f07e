// The contract between the reasoner and the analyzer: who outside of a zone of trust can do what to one resource, by the resource's side alone.
import type { AccountFacts } from '../model/account.ts';
import type { StatementReference } from '../model/decision.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest } from '../model/request.ts';
import type { PolicyDescription } from '../model/decision.ts';
import type { Policy } from '../policy/ast.ts';

/** A policy with what answers call it. */
export interface NamedPolicy {
  readonly policy: Policy;
  readonly description: PolicyDescription;
}

/** One way to a resource: its own policy, or that of an access point, an ACL, a share, its grants. */
export interface Surface {
  readonly owner: AccountFacts;
  /** ARN patterns of what requests can name: `arn:aws:s3:::b`, `arn:aws:s3:::b/*`. `*` and `?` are wildcards. */
  readonly resources: readonly string[];
  /** `service:Name` of all actions that the kind of resource has; nothing else is asked about. */
  readonly actions: readonly string[];
  /** What speaks for the resource: policy (its description says whether it is a trust policy), grants, ACL, share, RCPs. No caller's side. */
  readonly policies: Omit<PolicySet<NamedPolicy>, 'identity' | 'boundary' | 'session' | 'scp' | 'endpoint'>;
  /** Condition keys that requests to this resource always carry with one value (its tags), lower case. */
  readonly context?: ReadonlyMap<string, string>;
  /** Whether the resource has no tags but those in `context`. */
  readonly tagsAreWhole?: boolean;
}

/** Whose access is no finding. */
export interface Zone {
  /** Accounts inside, as far as they are known. */
  readonly accounts: readonly AccountFacts[];
  /** Whole organizations that are inside: their ids. */
  readonly organizations: readonly string[];
  /** VPCs and VPC endpoints of the zone, by id: who comes through them is inside. */
  readonly networks?: readonly string[];
  /** Services that call in their own name are no outsiders, as in Access Analyzer. Absent: only those that say that they work for the zone. */
  readonly services?: 'inside';
}

/** A set of requests from outside, in the words of the policies: together with others it covers exactly what is allowed. */
export interface OutsideAccess {
  /** As Access Analyzer has it: one key, `AWS`, `Federated`, `CanonicalUser` or `Service`. */
  readonly principal: Readonly<Record<string, string>>;
  /** Sorted. */
  readonly actions: readonly string[];
  /** Condition keys in the policy's spelling, with the values that narrow it. */
  readonly conditions: ReadonlyMap<string, string>;
  readonly isPublic: boolean;
  /** Statements that open it. */
  readonly statements: readonly StatementReference[];
  /** One request of the set, which the evaluator allows as far as the resource's side goes. */
  readonly witness: AuthorizationRequest;
}

export type OutsideAnswer =
  | { readonly kind: 'exact'; readonly access: readonly OutsideAccess[] }
  | { readonly kind: 'unknown'; readonly reason: string };
