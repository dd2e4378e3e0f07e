// The errors of ECR. On the wire all of them are 400, as with other JSON services. Amazon ECR API Reference, per operation.
import { ServiceError } from '../../cloud/service-error.ts';
import type { AccountId } from '../../model/account.ts';

/** `code` as in the API reference, without `Exception`. */
export function failure(code: string, message: string): ServiceError {
  return new ServiceError(`${code}Exception`, 400, message);
}

/** `constraint` as AWS prints it between quotes: `Invalid repository policy provided`. */
export function invalidParameter(member: string, constraint: string): ServiceError {
  return failure('InvalidParameter', `Invalid parameter at '${member}' failed to satisfy constraint: '${constraint}'`);
}

/** What the newer operations answer where the older ones answer `InvalidParameterException`. */
export function validationException(message: string): ServiceError {
  return failure('Validation', message);
}

export function limitExceeded(message: string): ServiceError {
  return failure('LimitExceeded', message);
}

export function repositoryNotFound(name: string, registry: AccountId): ServiceError {
  return failure('RepositoryNotFound', `The repository with name '${name}' does not exist in the registry with id '${registry}'`);
}

export function repositoryAlreadyExists(name: string, registry: AccountId): ServiceError {
  return failure('RepositoryAlreadyExists', `The repository with name '${name}' already exists in the registry with id '${registry}'`);
}

export function repositoryNotEmpty(name: string, registry: AccountId): ServiceError {
  const what = `The repository with name '${name}' in registry with id '${registry}'`;
  return failure('RepositoryNotEmpty', `${what} cannot be deleted because it still contains images`);
}

export function repositoryPolicyNotFound(name: string, registry: AccountId): ServiceError {
  return failure(
    'RepositoryPolicyNotFound',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${registry}'`,
  );
}

export function registryPolicyNotFound(registry: AccountId): ServiceError {
  return failure('RegistryPolicyNotFound', `Registry policy does not exist in the registry with id '${registry}'`);
}
