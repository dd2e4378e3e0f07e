// What ECR says of images. The sentences are what `docker push` and the CLI show of it, in public reports of both.
import type { ServiceError } from '../../../../cloud/service-error.ts';
import { failure, limitExceeded } from '../../errors.ts';
import type { ImageId, RepositoryPlace } from './find-image.ts';

export function imageNotFound({ imageDigest, imageTag }: ImageId, place: RepositoryPlace): ServiceError {
  const id = `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`;
  return failure('ImageNotFound', `The image with imageId ${id} does not exist within ${inTheRegistry(place)}`);
}

export function imageAlreadyExists(digest: string, tag: string | undefined, { name, account }: RepositoryPlace): ServiceError {
  const what = `Image with digest '${digest}' and tag '${tag ?? 'null'}'`;
  return failure('ImageAlreadyExists', `${what} already exists in the repository with name '${name}' in registry with id '${account}'`);
}

export function imageTagAlreadyExists(tag: string, { name }: RepositoryPlace): ServiceError {
  return failure(
    'ImageTagAlreadyExists',
    `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the tag is immutable.`,
  );
}

export function digestDoesNotMatch(digest: string, { name, account }: RepositoryPlace): ServiceError {
  const what = `The image with digest '${digest}' in repository '${name}' and registry ID '${account}'`;
  return failure('ImageDigestDoesNotMatch', `${what} does not match the image digest that Amazon ECR has calculated.`);
}

export function layersNotFound(digests: readonly string[], place: RepositoryPlace): ServiceError {
  return failure('LayersNotFound', `Layers with digests ${required(digests, place)}`);
}

export function referencedImagesNotFound(digests: readonly string[], place: RepositoryPlace): ServiceError {
  return failure('ReferencedImagesNotFound', `Images with digests ${required(digests, place)}`);
}

export function tooManyImages(most: number, { name, account }: RepositoryPlace): ServiceError {
  const where = `The repository with name '${name}' in registry with id '${account}'`;
  return limitExceeded(`${where} already has the maximum allowed number of images which is '${most}'`);
}

export function tooManyTags(digest: string, most: number, { name, account }: RepositoryPlace): ServiceError {
  const where = `The image with digest '${digest}' in the repository with name '${name}' in registry with id '${account}'`;
  return limitExceeded(`${where} already has the maximum allowed number of tags which is '${most}'`);
}

/** `the repository with name 'app' in the registry with id '123456789012'` */
export function inTheRegistry({ name, account }: RepositoryPlace): string {
  return `the repository with name '${name}' in the registry with id '${account}'`;
}

function required(digests: readonly string[], { name, account }: RepositoryPlace): string {
  const where = `repository with name '${name}' in the registry with id '${account}'`;
  return `'[${digests.join(', ')}]' required for pushing image into ${where} do not exist`;
}
