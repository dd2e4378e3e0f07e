// The refusal of a method that an end point does not have.
import type { ServiceError } from '../../../cloud/service-error.ts';
import { registryFailure } from './registry-failure.ts';

/** `allowed`: as the header of that name has it. To be thrown. */
export function methodNotAllowed(allowed: string): ServiceError {
  return registryFailure('UNSUPPORTED', 'The operation is unsupported.', [['Allow', allowed]]);
}
