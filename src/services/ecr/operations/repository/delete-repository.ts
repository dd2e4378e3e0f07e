// DeleteRepository.
import { keyOf, type StateWriter, type Table } from '../../../../cloud/state/table.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { repositoryNotEmpty } from '../../errors.ts';
import { IMAGE_TAGS, IMAGES } from '../../rows/image-row.ts';
import { LAYERS, UPLOADS } from '../../rows/layer-row.ts';
import { REPOSITORIES, repositoryKey } from '../../rows/repository-row.ts';
import { findRepository } from './find-repository.ts';
import { shownRepository } from './shown-repository.ts';

export const deleteRepositoryOperations: EcrGroup<'DeleteRepository'> = {
  DeleteRepository: {
    authorize: (input, cx) => [repositoryDemand('DeleteRepository', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const { account, region, name } = row;
      const prefix = keyOf(account, region, name, '');
      const [image] = cx.state.scan(IMAGES, prefix);
      if (image !== undefined && input.force !== true) throw repositoryNotEmpty(name, account);
      deleteAll(cx.state, IMAGES, prefix);
      deleteAll(cx.state, IMAGE_TAGS, prefix);
      deleteAll(cx.state, LAYERS, prefix);
      deleteAll(cx.state, UPLOADS, prefix);
      cx.state.delete(REPOSITORIES, repositoryKey(account, region, name));
      return { repository: shownRepository(cx, row) };
    },
  },
};

function deleteAll<Row>(state: StateWriter, table: Table<Row>, prefix: string): void {
  for (const key of Array.from(state.scan(table, prefix), ([key]) => key)) state.delete(table, key);
}
