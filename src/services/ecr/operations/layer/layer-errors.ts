// What ECR says of layers and their uploads. The sentences are what CloudTrail, the CLI and `docker push` show of it, in public reports.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { failure } from '../../errors.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { inTheRegistry } from '../image/image-errors.ts';

export function layerNotFound(digest: string, place: RepositoryPlace): ServiceError {
  return failure('LayersNotFound', `The layer with digest '${digest}' does not exist within ${inTheRegistry(place)}`);
}

/** Amazon ECR API Reference, GetDownloadUrlForLayer. */
export function layerInaccessible(digest: string, place: RepositoryPlace): ServiceError {
  const what = `The layer with digest '${digest}' within ${inTheRegistry(place)} is not available`;
  const why = 'because it is not associated with an image. Unassociated image layers may be cleaned up at any time.';
  return failure('LayerInaccessible', `${what} ${why}`);
}

export function layerAlreadyExists(digest: string, place: RepositoryPlace): ServiceError {
  return failure('LayerAlreadyExists', `The layer with digest '${digest}' already exists in ${inTheRegistry(place)}`);
}

export function digestMismatch(): ServiceError {
  return failure('InvalidLayer', 'None of the provided layer digests match the calculated layer digest');
}

export function uploadNotFound(uploadId: string, place: RepositoryPlace): ServiceError {
  return failure('UploadNotFound', `${theUpload(uploadId, place)} does not exist`);
}

export function emptyUpload(uploadId: string, place: RepositoryPlace): ServiceError {
  return failure('EmptyUpload', `${theUpload(uploadId, place)} cannot be completed because it does not have any parts`);
}

export function partTooSmall(): ServiceError {
  return failure('LayerPartTooSmall', 'All layer parts except the last part should be at least 5MB');
}

/** `received`: bytes that the upload has so far. */
export function invalidPart(message: string, uploadId: string, { account, name }: RepositoryPlace, received: number): ServiceError {
  const members = { registryId: account, repositoryName: name, uploadId, lastValidByteReceived: Math.max(0, received - 1) };
  return new ServiceError('InvalidLayerPartException', 400, message, { members });
}

function theUpload(uploadId: string, { name, account }: RepositoryPlace): string {
  return `The upload with id '${uploadId}' in the repository with name '${name}' in registry with id '${account}'`;
}
