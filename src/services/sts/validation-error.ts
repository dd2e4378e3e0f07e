// The errors that STS gives for inputs that its schema lets pass.
import { ServiceError } from '../../cloud/service-error.ts';

export function validationError(message: string): ServiceError {
  return new ServiceError('ValidationError', 400, message);
}

/** Recorded from AWS for session tags: another code than for other inputs. */
export function invalidParameterValue(message: string): ServiceError {
  return new ServiceError('InvalidParameterValue', 400, message);
}
