// How a recorded call ended, by its error code.
import type { ActivityGroup } from '../activity-group.ts';
import type { Outcome } from '../outcome.ts';

/** Codes (without `Client.` and the like, lower case) by which services say that authorization refused. */
const DENIED: ReadonlySet<string> = new Set([
  'accessdenied',
  'accessdeniedexception',
  'accessdeniedfault',
  'accessdeniedforresource',
  'authorizationerror',
  'authorizationerrorexception',
  'authfailure',
  'forbidden',
  'forbiddenexception',
  'insufficientprivilegesexception',
  'notauthorized',
  'notauthorizedexception',
  'operationnotpermitted',
  'optinrequired',
  'unauthorized',
  'unauthorizedaccess',
  'unauthorizedexception',
  'unauthorizedoperation',
  'unauthorizedoperationexception',
  'vpceaccessdenied',
]);

/** Codes of requests that may have ended before anything was authorized: throttling, bad credentials, requests that cannot be read. */
const UNCLEAR: ReadonlySet<string> = new Set([
  'badrequest',
  'badrequestexception',
  'expiredtoken',
  'expiredtokenexception',
  'incompletesignature',
  'internalerror',
  'internalfailure',
  'internalservererror',
  'internalserviceerror',
  'internalserviceexception',
  'invalidaction',
  'invalidclienttokenid',
  'invalidinput',
  'invalidinputexception',
  'invalidparameter',
  'invalidparametercombination',
  'invalidparameterexception',
  'invalidparametervalue',
  'invalidparametervalueexception',
  'invalidrequest',
  'invalidrequestexception',
  'invalidsignatureexception',
  'malformedquerystring',
  'missingauthenticationtoken',
  'missingauthenticationtokenexception',
  'missingparameter',
  'paramvalidationerror',
  'requestexpired',
  'requesttimeout',
  'serializationexception',
  'servererror',
  'serviceexception',
  'serviceunavailable',
  'serviceunavailableexception',
  'signaturedoesnotmatch',
  'slowdown',
  'unknownoperationexception',
  'unknownparameter',
  'unrecognizedclientexception',
  'validationerror',
  'validationexception',
]);

/**
 * The outcome of a group. A message that names an action that was refused is a denial whatever the code. Errors that come after authorization (not found,
 * conflict, a dry run that would have succeeded) are `allowed`. Source: error code lists of the services' API references; `DryRunOperation` of EC2.
 */
export function outcomeOf(group: Pick<ActivityGroup, 'errorCode' | 'denial'>): Outcome {
  if (group.denial !== '') return 'denied';
  if (group.errorCode === '') return 'allowed';
  const code = bare(group.errorCode);
  if (DENIED.has(code) || code.includes('notauthorized') || code.includes('accessdenied')) return 'denied';
  if (UNCLEAR.has(code) || isThrottling(code) || code.endsWith('invalidclienttokenidexception')) return 'unclear';
  return 'allowed';
}

/** `Client.UnauthorizedOperation` → `unauthorizedoperation`; `com.amazonaws.x#AccessDeniedException` likewise. */
function bare(code: string): string {
  const hash = code.slice(code.lastIndexOf('#') + 1);
  return hash.replace(/^(?:client|server|sender)\./i, '').toLowerCase();
}

function isThrottling(code: string): boolean {
  return code.includes('throttl') || code.includes('toomanyrequests') || code.includes('requestlimitexceeded') || code === 'rateexceeded';
}
