// Lets a repository's lifecycle policy look at the images again: something was pushed.
import type { StateWriter } from '../../../cloud/state/table.ts';
import type { RepositoryPlace } from '../operations/image/find-image.ts';
import { putRepository } from '../operations/repository/put-repository.ts';
import { REPOSITORIES, repositoryKey } from '../rows/repository-row.ts';

export function markDue(state: StateWriter, { account, region, name }: RepositoryPlace): void {
  const row = state.get(REPOSITORIES, repositoryKey(account, region, name));
  if (row?.lifecycle === undefined || row.lifecycle.due === true) return;
  putRepository(state, { ...row, lifecycle: { ...row.lifecycle, due: true } });
}
