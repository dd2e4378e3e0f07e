// A denial by a service that ECR asks in the caller's name: it comes back as ECR's own answer, with the other's sentence.
import { ServiceError } from '../../cloud/service-error.ts';

/** ECR's status, whatever the other service's own. */
export function deniedAsEcr(error: ServiceError): ServiceError {
  return error.status === 400 ? error : new ServiceError(error.code, 400, error.message, error.details);
}
