// Calls that mean the caller when they name nobody.
import type { ActionFacts } from '../../../catalog/facts.ts';
import { parseArn } from '../../../model/arn.ts';
import type { EventFacts, EventMembers } from '../actions/event-facts.ts';

/** Operations of IAM whose user name is optional ("defaults to the user making the request" in the IAM API reference), and ChangePassword, which has none. */
const OF_THE_CALLER: ReadonlySet<string> = new Set([
  'ChangePassword',
  'CreateAccessKey',
  'CreateLoginProfile',
  'DeactivateMFADevice',
  'DeleteAccessKey',
  'DeleteLoginProfile',
  'DeleteSSHPublicKey',
  'DeleteServiceSpecificCredential',
  'DeleteSigningCertificate',
  'GetLoginProfile',
  'GetUser',
  'ListAccessKeys',
  'ListMFADevices',
  'ListSSHPublicKeys',
  'ListServiceSpecificCredentials',
  'ListSigningCertificates',
  'ResetServiceSpecificCredential',
  'UpdateAccessKey',
  'UpdateServiceSpecificCredential',
  'UpdateSigningCertificate',
  'UploadSigningCertificate',
]);

/** Whether the action is about the caller when no user is named, so that it is no list of all users' things. */
export function meansTheCaller(facts: ActionFacts): boolean {
  return facts.service === 'iam' && OF_THE_CALLER.has(facts.name);
}

/** The caller's own ARN, when the action is about a user, no user is named and the caller is one. */
export function selfArn(event: EventFacts, facts: ActionFacts, parameters: EventMembers): string | undefined {
  if (!meansTheCaller(facts)) return undefined;
  if (event.parametersOmitted || parameters.has('userName')) return undefined;
  const caller = parseArn(event.identity.arn);
  return caller?.service === 'iam' && caller.resource.startsWith('user/') ? event.identity.arn : undefined;
}
