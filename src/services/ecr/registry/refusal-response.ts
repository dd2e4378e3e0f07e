// A refusal as registry clients read it. ECR's sentences stay as they are: clients print them behind the code.
import type { ServiceError } from '../../../cloud/service-error.ts';
import type { WireResponse } from '../../../cloud/wire/wire-response.ts';
import { isRegistryCode, registryFailure, type RegistryCode } from './registry-failure.ts';

/** Of ECR's errors, by their codes on the wire. */
const CODES: ReadonlyMap<string, RegistryCode> = new Map<string, RegistryCode>([
  ['AccessDeniedException', 'DENIED'],
  // Whoever got the token has lost the credentials that it stands for.
  ['UnrecognizedClientException', 'DENIED'],
  ['KmsException', 'DENIED'],
  ['LimitExceededException', 'DENIED'],
  ['RepositoryNotFoundException', 'NAME_UNKNOWN'],
  ['ImageNotFoundException', 'MANIFEST_UNKNOWN'],
  ['LayersNotFoundException', 'BLOB_UNKNOWN'],
  ['LayerInaccessibleException', 'BLOB_UNKNOWN'],
  ['ReferencedImagesNotFoundException', 'MANIFEST_BLOB_UNKNOWN'],
  ['UploadNotFoundException', 'BLOB_UPLOAD_UNKNOWN'],
  ['InvalidLayerException', 'DIGEST_INVALID'],
  ['ImageDigestDoesNotMatchException', 'DIGEST_INVALID'],
  ['InvalidLayerPartException', 'BLOB_UPLOAD_INVALID'],
  ['LayerPartTooSmallException', 'BLOB_UPLOAD_INVALID'],
  ['EmptyUploadException', 'BLOB_UPLOAD_INVALID'],
  ['ImageTagAlreadyExistsException', 'TAG_INVALID'],
  ['ThrottlingException', 'TOOMANYREQUESTS'],
]);

/** Of parameters that break a rule, by the parameter that ECR's sentence names. All others: `UNSUPPORTED`, as of manifests. */
const PARAMETERS: ReadonlyMap<string, RegistryCode> = new Map<string, RegistryCode>([
  ['repositoryName', 'NAME_INVALID'],
  ['layerDigest', 'DIGEST_INVALID'],
  ['layerDigests', 'DIGEST_INVALID'],
  ['imageDigest', 'DIGEST_INVALID'],
  ['subjectId', 'DIGEST_INVALID'],
  ['imageTag', 'TAG_INVALID'],
  ['uploadId', 'BLOB_UPLOAD_UNKNOWN'],
]);

const BROKEN_RULES: readonly string[] = ['InvalidParameterException', 'ValidationException', 'InvalidTagParameterException'];

/** JSON, with the status of its code; ECR's own failures (500) keep theirs. */
export function refusalResponse(error: ServiceError): WireResponse {
  const { code, status, headers } = wording(error);
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: JSON.stringify({ errors: [{ code, message: error.message }] }),
  };
}

function wording(error: ServiceError): Pick<WireResponse, 'status' | 'headers'> & { readonly code: string } {
  const { headers = [] } = error.details;
  if (isRegistryCode(error.code)) return { code: error.code, status: error.status, headers };
  const code = BROKEN_RULES.includes(error.code) ? codeOfParameter(error.message) : CODES.get(error.code);
  return code === undefined
    ? { code: 'UNKNOWN', status: error.status, headers }
    : { code, status: registryFailure(code, '').status, headers };
}

/** `Invalid parameter at 'repositoryName' failed to satisfy constraint: …`; paths of members are told by their last name. */
function codeOfParameter(message: string): RegistryCode {
  const path = / at '([^']+)'/.exec(message)?.[1] ?? '';
  const names = path.split('.').filter((part) => part !== 'member' && !/^\d+$/.test(part));
  return PARAMETERS.get(names.at(-1) ?? '') ?? 'UNSUPPORTED';
}
