// What is asked of a generated policy.
import type { ResourceDetail } from './generated-policy.ts';

/** What every recorded call shared and a policy may ask for again (docs/decisions/0016): none is written unless it is asked for. */
export const CONDITION_KINDS = ['vpce', 'tls', 'mfa', 'region', 'org', 'calledvia', 'tags', 'source-identity'] as const;

export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** Where the policy is to stand, which decides how long it may be. */
export type PolicyPlace = 'managed' | 'inlineRole' | 'inlineUser' | 'inlineGroup' | 'permissionSet';

export interface GenerateOptions {
  /** Name of the first document; those after it are `NAME-2`, `NAME-3`. Characters that IAM does not take become `-`. */
  readonly name: string;
  /** Default: `exact`. */
  readonly resources?: ResourceDetail;
  /** Default: none. */
  readonly conditions?: readonly ConditionKind[];
  /** `o-…`: the organization of the principal's account, for the condition `org`. */
  readonly organization?: string;
  /** Default: `managed`. */
  readonly place?: PolicyPlace;
}
