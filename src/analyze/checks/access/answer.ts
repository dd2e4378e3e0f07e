// The answer of a custom policy check, as IAM Access Analyzer words it, with more to go by.
import type { ContextValue } from '../../../model/request.ts';

/** The policy types that custom policy checks take. */
export const CHECKED_KINDS = ['IDENTITY_POLICY', 'RESOURCE_POLICY'] as const;

export type CheckedKind = (typeof CHECKED_KINDS)[number];

/** One request that the policy allows and should not. */
export interface CheckWitness {
  /** The caller of a resource policy: an ARN, a service, a provider, or `anonymous`. Absent for identity policies. */
  readonly principal?: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys in lower case, sorted. */
  readonly context: Readonly<Record<string, ContextValue>>;
}

export interface CheckReason {
  readonly description: string;
  /** Place in the document, from 0. */
  readonly statementIndex: number;
  /** Absent for statements without a Sid, or with an empty one. */
  readonly statementId?: string;
  readonly witness: CheckWitness;
}

/**
 * `PASS` is proof, and `FAIL` comes with a witness for every statement that it names: all that contribute, where Access Analyzer names one.
 * `UNKNOWN`: nobody can say, and `why`; it is to be treated like a failure.
 */
export type CheckAnswer =
  | { readonly result: 'PASS'; readonly message: string }
  | { readonly result: 'FAIL'; readonly message: string; readonly reasons: readonly CheckReason[] }
  | { readonly result: 'UNKNOWN'; readonly message: string; readonly why: string };
