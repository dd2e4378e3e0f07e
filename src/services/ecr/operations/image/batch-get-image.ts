// BatchGetImage: manifests, for who pulls.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Image, ImageFailure } from '../../../../cloud/model/generated/ecr.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrOperation } from '../../ecr-operations.ts';
import type { ImageRow } from '../../rows/image-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { type ImageId, lookUpImage, type RepositoryPlace } from './find-image.ts';
import { imageStatus } from './listing/image-status.ts';
import { notePull } from './note-pull.ts';

export const batchGetImage: EcrOperation<'BatchGetImage'> = {
  authorize: (input, cx) => [repositoryDemand('BatchGetImage', cx, registryId(input, cx), input.repositoryName)],
  handle: (_permit, input, cx) => {
    const repository = findRepository(cx, input);
    const accepts = acceptance(input.acceptedMediaTypes);
    const images: Image[] = [];
    const failures: ImageFailure[] = [];
    for (const imageId of input.imageIds) {
      const found = lookUpImage(cx.state, repository, imageId);
      const failure = 'code' in found ? { failureCode: found.code, failureReason: found.reason } : unpullable(cx, found, accepts);
      if (failure !== undefined) failures.push({ imageId, ...failure });
      else images.push(pulled(cx, repository, found as ImageRow, imageId));
    }
    return { images, failures };
  },
};

type Failure = Omit<ImageFailure, 'imageId'>;

/** A manifest of a kind that the caller did not ask for is as good as none: this registry translates none into another. */
function unpullable(cx: CallContext, image: ImageRow, accepts: (mediaType: string) => boolean): Failure | undefined {
  if (imageStatus(image, cx.now) !== 'ACTIVE') return { failureCode: 'ImageInaccessible', failureReason: 'Requested image is archived' };
  return accepts(image.mediaType) ? undefined : { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
}

/** Parameters and case are as in HTTP: `application/vnd.oci.image.manifest.v1+json; q=0.5`. */
function acceptance(accepted: readonly string[] = []): (mediaType: string) => boolean {
  const types = new Set(accepted.map((one) => (one.split(';')[0] ?? '').trim().toLowerCase()));
  return (mediaType) => types.size === 0 || types.has(mediaType) || types.has('*/*') || types.has('application/*');
}

function pulled(cx: CallContext, repository: RepositoryPlace, image: ImageRow, { imageTag }: ImageId): Image {
  notePull(cx, repository, image);
  return {
    registryId: repository.account,
    repositoryName: repository.name,
    imageId: { imageDigest: image.digest, ...(imageTag !== undefined && { imageTag }) },
    imageManifest: image.manifest,
    imageManifestMediaType: image.mediaType,
  };
}
