// A repository as the API answers it.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Repository } from '../../../../cloud/model/generated/ecr.ts';
import { repositoryArn } from '../../demands.ts';
import { registryHost } from '../../registry-name.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import { shownEncryption } from './encryption.ts';

export function shownRepository(cx: Pick<AuthorizeContext, 'region' | 'partition' | 'request'>, row: RepositoryRow): Repository {
  const { account, region, name, exclusionFilters } = row;
  return {
    repositoryArn: repositoryArn(cx, account, name),
    registryId: account,
    repositoryName: name,
    repositoryUri: `${registryHost({ account, region }, cx.request)}/${name}`,
    createdAt: new Date(row.createdAt),
    imageTagMutability: row.tagMutability,
    ...(exclusionFilters.length > 0 && { imageTagMutabilityExclusionFilters: exclusionFilters }),
    imageScanningConfiguration: { scanOnPush: row.scanOnPush },
    encryptionConfiguration: shownEncryption(row.encryption),
  };
}
