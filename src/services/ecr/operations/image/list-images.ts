// ListImages: the ids of a repository's images, one for each tag, and one for each image without.
import type { ImageIdentifier } from '../../../../cloud/model/generated/ecr.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { pageAfter } from '../../page.ts';
import { findRepository } from '../repository/find-repository.ts';
import { imagesOf, tagsByDigest } from './image-links.ts';
import { hasStatus } from './listing/image-status.ts';
import { hasTagStatus } from './listing/tag-status.ts';

export const listImages: EcrOperation<'ListImages'> = {
  authorize: (input, cx) => [repositoryDemand('ListImages', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const tags = tagsByDigest(cx.state, repository);
    const ids = function* (after = ''): IterableIterator<ImageIdentifier> {
      for (const image of imagesOf(cx.state, repository)) {
        const own = tags.get(image.digest);
        if (!hasStatus(image, cx.now, input.filter?.imageStatus) || !hasTagStatus(own, input.filter?.tagStatus)) continue;
        for (const id of own?.map((imageTag) => ({ imageDigest: image.digest, imageTag })) ?? [{ imageDigest: image.digest }])
          if (keyOf(id) > after) yield id;
      }
    };
    const { items, rest } = pageAfter(ids, input, keyOf);
    return { imageIds: items, ...rest };
  },
};

function keyOf({ imageDigest = '', imageTag = '' }: ImageIdentifier): string {
  return `${imageDigest} ${imageTag}`;
}
