// DescribeRepositories: those that are named, or all of a registry, page by page.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { pageOf } from '../../page.ts';
import { REPOSITORIES, type RepositoryRow } from '../../rows/repository-row.ts';
import { findRepository } from './find-repository.ts';
import { shownRepository } from './shown-repository.ts';

export const describeRepositoriesOperations: EcrGroup<'DescribeRepositories'> = {
  DescribeRepositories: {
    authorize: (input, cx) => {
      const names = input.repositoryNames ?? ['*'];
      return names.map((name) => repositoryDemand('DescribeRepositories', cx, registryId(input, cx), name));
    },
    handle: (_permit, input, cx) => {
      const account = registryId(input, cx);
      if (input.repositoryNames !== undefined) {
        const rows = input.repositoryNames.map((repositoryName) => findRepository(cx, { repositoryName, registryId: account }));
        return { repositories: rows.map((row) => shownRepository(cx, row)) };
      }
      const { items, rest } = pageOf(repositoriesOf(cx, account), input, ({ name }) => name);
      return { repositories: items.map((row) => shownRepository(cx, row)), ...rest };
    },
  },
};

function* repositoriesOf({ state, region }: Pick<AuthorizeContext, 'state' | 'region'>, account: AccountId): Iterable<RepositoryRow> {
  for (const [, row] of state.scan(REPOSITORIES, keyOf(account, region, ''))) yield row;
}
