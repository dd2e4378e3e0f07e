// DescribeImages: what is known of images beside their manifests.
import type { ImageDetail } from '../../../../cloud/model/generated/ecr.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { failure } from '../../errors.ts';
import type { ImageRow } from '../../rows/image-row.ts';
import { pageAfter } from '../../page.ts';
import { findRepository } from '../repository/find-repository.ts';
import { findImage, type RepositoryPlace } from './find-image.ts';
import { imagesOf, tagsByDigest } from './image-links.ts';
import { hasStatus, imageStatus } from './listing/image-status.ts';
import { hasTagStatus } from './listing/tag-status.ts';

export const describeImages: EcrOperation<'DescribeImages'> = {
  authorize: (input, cx) => [repositoryDemand('DescribeImages', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const { filter, imageIds } = input;
    const tags = tagsByDigest(cx.state, repository);
    const detail = (image: ImageRow): ImageDetail => detailOf(repository, image, tags.get(image.digest), cx.now);
    if (imageIds !== undefined && imageIds.length > 0) {
      if (input.maxResults !== undefined || input.nextToken !== undefined)
        throw failure('InvalidParameter', 'maxResults and nextToken cannot be specified with imageIds');
      const named = new Map(imageIds.map((id) => findImage(cx.state, repository, id)).map((image) => [image.digest, image]));
      return { imageDetails: [...named.values()].map(detail) };
    }
    const images = function* (after = ''): IterableIterator<ImageRow> {
      for (const image of imagesOf(cx.state, repository)) {
        if (image.digest <= after) continue;
        if (hasStatus(image, cx.now, filter?.imageStatus) && hasTagStatus(tags.get(image.digest), filter?.tagStatus)) yield image;
      }
    };
    const { items, rest } = pageAfter(images, input, ({ digest }) => digest);
    return { imageDetails: items.map(detail), ...rest };
  },
};

/** `imageScanStatus` is there once a scan was asked for. */
function detailOf({ account, name }: RepositoryPlace, image: ImageRow, tags: readonly string[] | undefined, now: number): ImageDetail {
  const { digest, size, pushedAt, scan, mediaType, artifactMediaType, pulledAt, subject, archivedAt, activatedAt } = image;
  return {
    registryId: account,
    repositoryName: name,
    imageDigest: digest,
    ...(tags !== undefined && { imageTags: tags }),
    imageSizeInBytes: size,
    imagePushedAt: new Date(pushedAt),
    ...(scan !== undefined && { imageScanStatus: { status: scan.status, description: scan.description } }),
    imageManifestMediaType: mediaType,
    ...(artifactMediaType !== undefined && { artifactMediaType }),
    ...(pulledAt !== undefined && { lastRecordedPullTime: new Date(pulledAt) }),
    ...(subject !== undefined && { subjectManifestDigest: subject }),
    imageStatus: imageStatus(image, now),
    ...(archivedAt !== undefined && { lastArchivedAt: new Date(archivedAt) }),
    ...(activatedAt !== undefined && { lastActivatedAt: new Date(activatedAt) }),
  };
}
