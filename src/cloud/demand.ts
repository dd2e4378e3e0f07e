// What an operation needs to be allowed: actions on resources, with what conditions may ask about them.
import type { AccountId } from '../model/account.ts';
import type { PolicyDescription } from '../model/decision.ts';
import type { KmsGrant, S3Facts, ShareAttribute } from '../model/policy-set.ts';
import type { FederatedCaller } from '../model/principal.ts';
import type { ContextValue } from '../model/request.ts';
import type { StoredPolicy } from './stored-policy.ts';

/** A resource policy (bucket policy, trust policy …) with what errors and explanations call it. */
export interface ResourcePolicy {
  readonly policy: StoredPolicy;
  readonly description: PolicyDescription;
}

export interface DemandResource {
  /** As authorized; `*` where the action has no resource type. */
  readonly arn: string;
  /** Who owns it. Absent: the caller's own account. */
  readonly owner?: AccountId;
  /** Tags that conditions see as `aws:ResourceTag/…`. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly policy?: ResourcePolicy;
  readonly grants?: readonly KmsGrant[];
  readonly s3?: S3Facts;
  readonly share?: ShareAttribute;
}

/** One (action, resource) that must be allowed before the handler runs. */
export interface Demand {
  /** `iam:CreateRole` in the spelling of the Service Authorization Reference. */
  readonly action: string;
  readonly resource: DemandResource;
  /** Service condition keys, lower case: `['sts:externalid', 'x']`. Global keys are added by the kernel; request tags are the service's to state. */
  readonly context?: readonly (readonly [key: string, value: ContextValue])[];
  /** Services that ask this for the caller, first to last: a forward access session, within the call. */
  readonly via?: readonly string[];
  /** In the place of the caller: the identity provider whose token the input carries and the service has verified. */
  readonly as?: FederatedCaller;
}
