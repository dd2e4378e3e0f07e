// ListImageReferrers: signatures, SBOMs and other artifacts that are about an image.
import type { ImageReferrer } from '../../../../cloud/model/generated/ecr.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import type { ImageRow } from '../../rows/image-row.ts';
import { pageAfter } from '../../page.ts';
import { findRepository } from '../repository/find-repository.ts';
import { imagesOf } from './image-links.ts';
import { hasStatus, imageStatus } from './listing/image-status.ts';

const USUAL_PAGE = 50;

export const listImageReferrers: EcrOperation<'ListImageReferrers'> = {
  // There is no action of this name. API reference: "The IAM principal invoking this operation must have the ecr:BatchGetImage permission".
  authorize: (input, cx) => [repositoryDemand('BatchGetImage', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const { imageDigest } = input.subjectId;
    const types = input.filter?.artifactTypes ?? [];
    const referrers = function* (after = ''): IterableIterator<ImageRow> {
      for (const image of imagesOf(cx.state, repository)) {
        if (image.subject !== imageDigest || image.digest <= after) continue;
        if (types.length > 0 && !types.includes(image.artifactMediaType ?? '')) continue;
        if (hasStatus(image, cx.now, input.filter?.artifactStatus)) yield image;
      }
    };
    const { nextToken, maxResults = USUAL_PAGE } = input;
    const { items, rest } = pageAfter(referrers, { nextToken, maxResults }, ({ digest }) => digest);
    return { referrers: items.map((image) => referrerOf(image, cx.now)), ...rest };
  },
};

/** As OCI's referrers have it: without an artifact type, the media type of the config stands for it. */
function referrerOf(image: ImageRow, now: number): ImageReferrer {
  const { digest, mediaType, manifest, artifactMediaType, annotations } = image;
  return {
    digest,
    mediaType,
    size: Buffer.byteLength(manifest, 'utf8'),
    ...(artifactMediaType !== undefined && { artifactType: artifactMediaType }),
    ...(annotations !== undefined && { annotations }),
    artifactStatus: imageStatus(image, now),
  };
}
