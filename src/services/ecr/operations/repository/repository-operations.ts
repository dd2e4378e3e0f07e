// Repositories: made, described, set and deleted.
import type { EcrGroup } from '../../ecr-operations.ts';
import { createRepositoryOperations } from './create-repository.ts';
import { deleteRepositoryOperations } from './delete-repository.ts';
import { describeRepositoriesOperations } from './describe-repositories.ts';
import { repositoryPolicyOperations } from './repository-policy.ts';
import { repositorySettingsOperations } from './repository-settings.ts';

export const repositoryOperations: EcrGroup<
  | 'CreateRepository'
  | 'DeleteRepository'
  | 'DescribeRepositories'
  | 'SetRepositoryPolicy'
  | 'GetRepositoryPolicy'
  | 'DeleteRepositoryPolicy'
  | 'PutImageTagMutability'
  | 'PutImageScanningConfiguration'
> = {
  ...createRepositoryOperations,
  ...deleteRepositoryOperations,
  ...describeRepositoriesOperations,
  ...repositoryPolicyOperations,
  ...repositorySettingsOperations,
};
