// UpdateImageStorageClass: puts an image into the archive, or brings it back.
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import { failure } from '../../errors.ts';
import { IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { findImage } from './find-image.ts';
import { imageStatus } from './listing/image-status.ts';

export const updateImageStorageClass: EcrOperation<'UpdateImageStorageClass'> = {
  authorize: (input, cx) => [repositoryDemand('UpdateImageStorageClass', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const image = findImage(cx.state, repository, input.imageId);
    const moved = input.targetStorageClass === 'ARCHIVE' ? archived(image, cx.now) : restored(image, cx.now);
    if (moved === undefined)
      throw failure('ImageStorageClassUpdateNotSupported', 'The requested image storage class update is not supported.');
    const { account, region, name } = repository;
    cx.state.put(IMAGES, imageKey(account, region, name, image.digest), moved);
    const { imageTag } = input.imageId;
    return {
      registryId: account,
      repositoryName: name,
      imageId: { imageDigest: image.digest, ...(imageTag !== undefined && { imageTag }) },
      imageStatus: moved.status,
    };
  },
};

function archived(image: ImageRow, now: number): ImageRow | undefined {
  return imageStatus(image, now) === 'ACTIVE' ? { ...image, status: 'ARCHIVED', archivedAt: now } : undefined;
}

function restored(image: ImageRow, now: number): ImageRow | undefined {
  return imageStatus(image, now) === 'ARCHIVED' ? { ...image, status: 'ACTIVATING', activatedAt: now } : undefined;
}
