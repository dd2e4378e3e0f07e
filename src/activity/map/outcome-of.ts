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
  'optinrequired',
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

/** Where `NotAuthorizedException` speaks of a user of the application: a wrong password, a token that has ended. Source: Amazon Cognito API references. */
const SIGNS_USERS_IN: ReadonlySet<string> = new Set(['cognito-idp.amazonaws.com', 'cognito-identity.amazonaws.com']);

/**
 * The outcome of a group. A message that names an action that was refused is a denial whatever the code. Errors that come after authorization (not found,
 * conflict, a dry run that would have succeeded, what a resource is protected from) are `allowed`. Source: error code lists of the services' API
 * references; `DryRunOperation` and `OperationNotPermitted` (termination protection, for example) of EC2.
 */
export function outcomeOf(group: Pick<ActivityGroup, 'eventSource' | 'errorCode' | 'denial'>): Outcome {
  if (group.denial !== '') return 'denied';
  if (group.errorCode === '') return 'allowed';
  const code = bare(group.errorCode);
  if (code === 'notauthorizedexception' && SIGNS_USERS_IN.has(group.eventSource)) return 'allowed';
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
