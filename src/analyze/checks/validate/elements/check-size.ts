// The length of a policy against AWS's quota for its type.
import {
  managedPolicyQuota,
  rcpQuota,
  resourcePolicyQuota,
  scpQuota,
  type SizeQuota,
  trustPolicyQuota,
} from '../../../../policy/limits.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Validation } from '../validation.ts';

export function checkSize(validation: Validation): void {
  const { policy, tell } = validation;
  const [code, quota] = quotaOf(validation);
  const text = policy.source.text.slice(policy.span.start, policy.span.end);
  const length = quota.countsWhiteSpace ? text.length : text.replaceAll(/[ \t\r\n]/g, '').length;
  if (length <= quota.characters) return;
  const counted = quota.countsWhiteSpace ? 'characters' : 'characters besides white space';
  tell(code, `The policy has ${length} ${counted}; the quota is ${quota.name}.`, policy);
}

function quotaOf({ kind, resourceType }: Validation): readonly [IssueCode, SizeQuota] {
  if (resourceType === 'AWS::IAM::AssumeRolePolicyDocument') return ['POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', trustPolicyQuota];
  switch (kind) {
    case 'IDENTITY_POLICY':
      return ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', managedPolicyQuota];
    case 'RESOURCE_POLICY':
      return ['POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', resourcePolicyQuota];
    case 'SERVICE_CONTROL_POLICY':
      return ['POLICY_SIZE_EXCEEDS_SCP_QUOTA', scpQuota];
    case 'RESOURCE_CONTROL_POLICY':
      return ['POLICY_SIZE_EXCEEDS_RCP_QUOTA', rcpQuota];
  }
}
