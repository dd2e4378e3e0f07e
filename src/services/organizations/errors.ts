// The errors of AWS Organizations. On the wire all of them are 400, whatever its model says, as with other JSON services.
import { ServiceError } from '../../cloud/service-error.ts';

/** `code` as in the API reference, without `Exception`. */
export function failure(code: string, message: string, reason?: string): ServiceError {
  return new ServiceError(`${code}Exception`, 400, message, reason === undefined ? {} : { members: { Reason: reason } });
}

export function notInUse(): ServiceError {
  return failure('AWSOrganizationsNotInUse', 'Your account is not a member of an organization.');
}

export function noAccess(): ServiceError {
  return failure('AccessDenied', "You don't have permissions to access this resource.");
}

export function violation(reason: string, message: string): ServiceError {
  return failure('ConstraintViolation', message, reason);
}

export function invalidInput(reason: string, message: string): ServiceError {
  return failure('InvalidInput', message, reason);
}

export function wrongPattern(): ServiceError {
  return invalidInput('INVALID_PATTERN', 'You provided a value that does not match the required pattern.');
}

type Kind =
  | 'Account'
  | 'Root'
  | 'OrganizationalUnit'
  | 'Policy'
  | 'Target'
  | 'Parent'
  | 'Child'
  | 'SourceParent'
  | 'DestinationParent'
  | 'Handshake';

const CALLED: Readonly<Record<Kind, string>> = {
  Account: 'an account',
  Root: 'a root',
  OrganizationalUnit: 'an organizational unit',
  Policy: 'a policy',
  Target: 'a target',
  Parent: 'a parent',
  Child: 'a child',
  SourceParent: 'a source parent',
  DestinationParent: 'a destination parent',
  Handshake: 'a handshake',
};

export function notFound(kind: Kind): ServiceError {
  // Parents are called without article.
  const what = kind === 'Parent' ? 'parent' : CALLED[kind];
  return failure(`${kind}NotFound`, `You specified ${what} that doesn't exist.`);
}
