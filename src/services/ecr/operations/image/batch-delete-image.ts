// BatchDeleteImage: takes tags away, and images.
import type { ImageFailure, ImageIdentifier } from '../../../../cloud/model/generated/ecr.ts';
import type { StateWriter } from '../../../../cloud/state/table.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { findRepository } from '../repository/find-repository.ts';
import { deleteImage, deleteTag } from './delete-image.ts';
import { type ImageId, lookUpImage, type RepositoryPlace } from './find-image.ts';
import { type ImageLinks, linksOf } from './image-links.ts';

export const batchDeleteImage: EcrOperation<'BatchDeleteImage'> = {
  authorize: (input, cx) => [repositoryDemand('BatchDeleteImage', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const { state } = cx;
    const repository = findRepository(cx, input);
    const links = linksOf(state, repository);
    const imageIds: ImageIdentifier[] = [];
    const failures: ImageFailure[] = [];
    for (const imageId of input.imageIds) {
      const deleted = deleteOne(state, repository, imageId, links);
      if (Array.isArray(deleted)) imageIds.push(...deleted);
      else failures.push({ imageId, ...(deleted as Failure) });
    }
    return { imageIds, failures };
  },
};

type Failure = Omit<ImageFailure, 'imageId'>;

/** What was deleted, or why not. The image of a tag goes with the last tag; with a digest alone, all of its tags go. */
function deleteOne(state: StateWriter, place: RepositoryPlace, id: ImageId, links: ImageLinks): readonly ImageIdentifier[] | Failure {
  const found = lookUpImage(state, place, id);
  if ('code' in found) return { failureCode: found.code, failureReason: found.reason };
  const { digest } = found;
  const tags = links.tags.get(digest) ?? [];
  if (id.imageTag !== undefined && tags.length > 1) {
    deleteTag(state, place, id.imageTag, links);
    return [{ imageDigest: digest, imageTag: id.imageTag }];
  }
  const lists = [...(links.listedBy.get(digest) ?? [])].sort();
  if (lists.length > 0) {
    const failureReason = `Requested image referenced by manifest list: [${lists.join(', ')}]`;
    return { failureCode: 'ImageReferencedByManifestList', failureReason };
  }
  deleteImage(state, place, digest, links);
  return tags.length === 0 ? [{ imageDigest: digest }] : tags.map((imageTag) => ({ imageDigest: digest, imageTag }));
}
