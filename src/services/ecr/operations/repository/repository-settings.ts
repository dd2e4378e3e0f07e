// Settings of a repository that can be changed: tag mutability, and scanning on push.
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { findRepository } from './find-repository.ts';
import { putRepository } from './put-repository.ts';
import { readMutability } from './tag-mutability.ts';

export const repositorySettingsOperations: EcrGroup<'PutImageTagMutability' | 'PutImageScanningConfiguration'> = {
  PutImageTagMutability: {
    authorize: (input, cx) => [repositoryDemand('PutImageTagMutability', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = { ...findRepository(cx, input), ...readMutability(input) };
      putRepository(cx.state, row);
      const { account, name, tagMutability, exclusionFilters } = row;
      return {
        registryId: account,
        repositoryName: name,
        imageTagMutability: tagMutability,
        ...(exclusionFilters.length > 0 && { imageTagMutabilityExclusionFilters: exclusionFilters }),
      };
    },
  },
  PutImageScanningConfiguration: {
    authorize: (input, cx) => [repositoryDemand('PutImageScanningConfiguration', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const scanOnPush = input.imageScanningConfiguration.scanOnPush ?? false;
      const row = { ...findRepository(cx, input), scanOnPush };
      putRepository(cx.state, row);
      return { registryId: row.account, repositoryName: row.name, imageScanningConfiguration: { scanOnPush } };
    },
  },
};
