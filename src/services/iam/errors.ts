// IAM's errors. Source: IAM API Reference, Common errors and each operation's errors; sentences as AWS words them.
import { ServiceError } from '../../cloud/service-error.ts';

export function noSuchEntity(message: string): ServiceError {
  return new ServiceError('NoSuchEntity', 404, message);
}

export function entityAlreadyExists(message: string): ServiceError {
  return new ServiceError('EntityAlreadyExists', 409, message);
}

export function deleteConflict(message: string): ServiceError {
  return new ServiceError('DeleteConflict', 409, message);
}

/** `quota` as AWS names it: `PoliciesPerRole`. */
export function limitExceeded(quota: string, limit: number): ServiceError {
  return new ServiceError('LimitExceeded', 409, `Cannot exceed quota for ${quota}: ${limit}`);
}

export function malformedPolicy(message: string): ServiceError {
  return new ServiceError('MalformedPolicyDocument', 400, message);
}

export function invalidInput(message: string): ServiceError {
  return new ServiceError('InvalidInput', 400, message);
}

export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationError', 400, message);
}

export function unmodifiableEntity(message: string): ServiceError {
  return new ServiceError('UnmodifiableEntity', 400, message);
}

export function accessDenied(message: string): ServiceError {
  return new ServiceError('AccessDenied', 403, message);
}
