// CreateRepository.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { limitExceeded, repositoryAlreadyExists } from '../../errors.ts';
import { REPOSITORIES, repositoryKey, type RepositoryRow } from '../../rows/repository-row.ts';
import { readTags, requestTagContext } from '../tags/request-tags.ts';
import { readEncryption } from './encryption.ts';
import { putRepository } from './put-repository.ts';
import { shownRepository } from './shown-repository.ts';
import { readMutability } from './tag-mutability.ts';

/** Amazon ECR User Guide, Service quotas: repositories per registry. */
const MOST_REPOSITORIES = 100_000;

export const createRepositoryOperations: EcrGroup<'CreateRepository'> = {
  CreateRepository: {
    authorize: (input, cx) => {
      const { repositoryName, tags = [] } = input;
      const account = registryId(input, cx);
      const context = requestTagContext(tags);
      const create = repositoryDemand('CreateRepository', cx, account, repositoryName, context);
      return tags.length === 0 ? [create] : [create, repositoryDemand('TagResource', cx, account, repositoryName, context)];
    },
    handle: (_permit, input, cx) => {
      const account = registryId(input, cx);
      const row: RepositoryRow = {
        account,
        region: cx.region,
        name: input.repositoryName,
        createdAt: cx.now,
        tags: readTags(input.tags ?? []),
        ...readMutability(input),
        scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
        encryption: readEncryption(input.encryptionConfiguration, cx, account),
      };
      if (cx.state.get(REPOSITORIES, repositoryKey(account, cx.region, row.name)) !== undefined)
        throw repositoryAlreadyExists(row.name, account);
      checkQuota(cx, account);
      putRepository(cx.state, row);
      return { repository: shownRepository(cx, row) };
    },
  },
};

function checkQuota({ state, region }: CallContext, account: AccountId): void {
  let count = 0;
  for (const _ of state.scan(REPOSITORIES, keyOf(account, region, ''))) count += 1;
  if (count >= MOST_REPOSITORIES)
    throw limitExceeded(
      `The registry with id '${account}' already has the maximum number of repositories, which is '${MOST_REPOSITORIES}'`,
    );
}
