// The registry as a whole: its policy and its settings.
import type { EcrGroup } from '../../ecr-operations.ts';
import { accountSettingOperations } from './account-setting.ts';
import { describeRegistryOperations } from './describe-registry.ts';
import { pullTimeExclusionOperations } from './pull-time-exclusions.ts';
import { registryPolicyOperations } from './registry-policy.ts';
import { signingConfigurationOperations } from './signing-configuration.ts';

export const registryOperations: EcrGroup<
  | 'DescribeRegistry'
  | 'PutRegistryPolicy'
  | 'GetRegistryPolicy'
  | 'DeleteRegistryPolicy'
  | 'GetAccountSetting'
  | 'PutAccountSetting'
  | 'PutSigningConfiguration'
  | 'GetSigningConfiguration'
  | 'DeleteSigningConfiguration'
  | 'RegisterPullTimeUpdateExclusion'
  | 'DeregisterPullTimeUpdateExclusion'
  | 'ListPullTimeUpdateExclusions'
> = {
  ...describeRegistryOperations,
  ...registryPolicyOperations,
  ...accountSettingOperations,
  ...signingConfigurationOperations,
  ...pullTimeExclusionOperations,
};
