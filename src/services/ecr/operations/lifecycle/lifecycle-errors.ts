// What ECR says of lifecycle policies. Of previews only the codes are on record (API reference); their sentences follow the others'.
import type { ServiceError } from '../../../../cloud/service-error.ts';
import { failure } from '../../errors.ts';
import type { RepositoryPlace } from '../image/find-image.ts';

export function lifecyclePolicyNotFound(place: RepositoryPlace): ServiceError {
  return failure('LifecyclePolicyNotFound', `Lifecycle policy does not exist for ${repository(place)}`);
}

export function previewNotFound(place: RepositoryPlace): ServiceError {
  return failure('LifecyclePolicyPreviewNotFound', `Lifecycle policy preview does not exist for ${repository(place)}`);
}

export function previewInProgress(place: RepositoryPlace): ServiceError {
  return failure('LifecyclePolicyPreviewInProgress', `Lifecycle policy preview is already in progress for ${repository(place)}`);
}

function repository({ name, account }: RepositoryPlace): string {
  return `the repository with name '${name}' in the registry with id '${account}'`;
}
