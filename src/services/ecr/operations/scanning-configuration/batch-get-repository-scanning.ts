// BatchGetRepositoryScanningConfiguration.
import type { RepositoryScanningConfiguration } from '../../../../cloud/model/generated/ecr.ts';
import { repositoryArn, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { REPOSITORIES, repositoryKey } from '../../rows/repository-row.ts';
import { scanFrequencyOf } from './scan-frequency.ts';

export const batchGetRepositoryScanningOperations: EcrGroup<'BatchGetRepositoryScanningConfiguration'> = {
  BatchGetRepositoryScanningConfiguration: {
    authorize: ({ repositoryNames }, cx) =>
      repositoryNames.map((name) => repositoryDemand('BatchGetRepositoryScanningConfiguration', cx, cx.account, name)),
    handle: (_permit, { repositoryNames }, cx) => {
      const scanningConfigurations: RepositoryScanningConfiguration[] = [];
      const missing: string[] = [];
      for (const name of repositoryNames) {
        const row = cx.state.get(REPOSITORIES, repositoryKey(cx.account, cx.region, name));
        if (row === undefined) {
          missing.push(name);
          continue;
        }
        const { scanFrequency, filters } = scanFrequencyOf(cx.state, row);
        scanningConfigurations.push({
          repositoryArn: repositoryArn(cx, row.account, name),
          repositoryName: name,
          scanOnPush: scanFrequency === 'SCAN_ON_PUSH',
          scanFrequency,
          appliedScanFilters: filters,
        });
      }
      const failures = missing.map((repositoryName) => ({
        repositoryName,
        failureCode: 'REPOSITORY_NOT_FOUND',
        failureReason: 'Repository not found',
      }));
      return { scanningConfigurations, failures };
    },
  },
};
