// The repository that a call is about; asked for after the call was allowed, so that nobody learns more than they may.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { registryId } from '../../demands.ts';
import { repositoryNotFound } from '../../errors.ts';
import { REPOSITORIES, repositoryKey, type RepositoryRow } from '../../rows/repository-row.ts';

export interface NamedRepository {
  readonly repositoryName: string;
  readonly registryId?: string | undefined;
}

/** Throws `RepositoryNotFoundException`. */
export function findRepository(cx: Pick<AuthorizeContext, 'state' | 'region' | 'account'>, input: NamedRepository): RepositoryRow {
  const account = registryId(input, cx);
  const row = cx.state.get(REPOSITORIES, repositoryKey(account, cx.region, input.repositoryName));
  if (row === undefined) throw repositoryNotFound(input.repositoryName, account);
  return row;
}
