// The registry's own errors, by the codes of the OCI distribution specification 1.1 ("Error Codes") and of the registry that it came from.
import { type ErrorDetails, ServiceError } from '../../../cloud/service-error.ts';

const STATUSES = {
  BLOB_UNKNOWN: 404,
  BLOB_UPLOAD_INVALID: 400,
  BLOB_UPLOAD_UNKNOWN: 404,
  DENIED: 403,
  DIGEST_INVALID: 400,
  MANIFEST_BLOB_UNKNOWN: 404,
  MANIFEST_INVALID: 400,
  MANIFEST_UNKNOWN: 404,
  NAME_INVALID: 400,
  NAME_UNKNOWN: 404,
  PAGINATION_NUMBER_INVALID: 400,
  RANGE_INVALID: 416,
  SIZE_INVALID: 400,
  TAG_INVALID: 400,
  TOOMANYREQUESTS: 429,
  UNSUPPORTED: 405,
} as const;

export type RegistryCode = keyof typeof STATUSES;

export function isRegistryCode(code: string): code is RegistryCode {
  return Object.hasOwn(STATUSES, code);
}

/** With the status that belongs to the code. */
export function registryFailure(code: RegistryCode, message: string, headers: NonNullable<ErrorDetails['headers']> = []): ServiceError {
  return new ServiceError(code, STATUSES[code], message, { headers });
}
