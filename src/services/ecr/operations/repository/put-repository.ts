// Replaces the row of a repository, under the key that its own members make.
import type { StateWriter } from '../../../../cloud/state/table.ts';
import { REPOSITORIES, repositoryKey, type RepositoryRow } from '../../rows/repository-row.ts';

export function putRepository(state: StateWriter, row: RepositoryRow): void {
  state.put(REPOSITORIES, repositoryKey(row.account, row.region, row.name), row);
}
