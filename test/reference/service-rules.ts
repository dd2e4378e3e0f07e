// What a service decides by itself, before any policy.
import type { Question } from './question.ts';
import { words } from './statement.ts';

/** Besides GenerateDataKey*: what another account can be allowed at all (KMS Developer Guide: allowing users in other accounts). */
const KMS_ACROSS_ACCOUNTS = words(
  'encrypt decrypt reencryptfrom reencryptto sign verify generatemac verifymac derivesharedsecret ' +
    'creategrant describekey getkeyrotationstatus getpublickey listgrants retiregrant revokegrant',
);
const KMS_ALIAS = words('createalias updatealias deletealias');

/** What no queue policy opens to another account (SQS Developer Guide: limitations of custom policies). */
const SQS_IN_ACCOUNT = words(
  'addpermission removepermission createqueue deletequeue listqueues listqueuetags setqueueattributes tagqueue untagqueue',
);

const FOR_MEMBERS = words(
  'describeorganization describeeffectivepolicy leaveorganization accepthandshake declinehandshake describehandshake listhandshakesforaccount',
);
const IAM_WRITES = [...words('create delete update put attach detach add remove set tag untag')];
const EFS_CLIENT = words('clientmount clientwrite clientrootaccess');

/** The service's own answer; undefined leaves the decision to the policies. */
export function serviceRule(question: Question): 'allow' | 'deny' | undefined {
  const { service, operation, side, policies } = question;
  switch (service) {
    case 'sts':
      return stsRule(question);
    case 'kms':
      return isKmsImpossible(question) ? 'deny' : undefined;
    case 'iam':
      return isBarredFromIam(question) || isWriteToAws(question) ? 'deny' : undefined;
    case 'sqs':
      return side === 'cross' && SQS_IN_ACCOUNT.has(operation) ? 'deny' : undefined;
    case 'organizations':
      return isMember(question) && policies.resource === undefined && !FOR_MEMBERS.has(operation) ? 'deny' : undefined;
    case 'elasticfilesystem':
      // EFS User Guide: a file system without a policy is open to every client that reaches a mount target.
      return EFS_CLIENT.has(operation) && policies.resource === undefined ? 'allow' : undefined;
    default:
      return undefined;
  }
}

/** IAM User Guide: comparing STS operations; STS API Reference. */
function stsRule({ operation, caller, callerAccount, request: { principal } }: Question): 'allow' | 'deny' | undefined {
  if (operation === 'getcalleridentity') return callerAccount !== undefined || principal.kind === 'service' ? 'allow' : undefined;
  if (operation === 'getsessiontoken') return callerAccount === undefined ? undefined : caller.isTemporary ? 'deny' : 'allow';
  if (operation === 'assumerole') return caller.isRoot ? 'deny' : undefined;
  const isFederation = operation === 'assumerolewithsaml' || operation === 'assumerolewithwebidentity';
  return isFederation && principal.kind !== 'federatedCaller' ? 'deny' : undefined;
}

/** Organizations API Reference: most operations are for the management account and delegated administrators, whom no request tells. */
function isMember({ callerAccount }: Question): boolean {
  return (callerAccount?.organization?.managementAccount ?? callerAccount?.id) !== callerAccount?.id;
}

function isKmsImpossible({ operation, side, arn }: Question): boolean {
  const isForeign = side === 'cross' && !KMS_ACROSS_ACCOUNTS.has(operation) && !operation.startsWith('generatedatakey');
  return isForeign || (KMS_ALIAS.has(operation) && arn?.[5]?.startsWith('alias/aws/') === true);
}

/** STS API Reference, GetFederationToken, GetSessionToken: their credentials call no IAM API, the latter's without MFA. */
function isBarredFromIam({ caller, operation, request: { principal, via } }: Question): boolean {
  const mfa = (principal.kind === 'user' || principal.kind === 'root') && principal.session?.mfa;
  const isOfUser = principal.kind !== 'roleSession' && principal.kind !== 'assumedRoot';
  return isOfUser && caller.isTemporary && !mfa && operation !== 'passrole' && !via?.length;
}

/** AWS's own policies and roles are not the customer's to change. */
function isWriteToAws({ operation, arn }: Question): boolean {
  const isOwned = (arn?.[4] === 'aws' && arn[5]?.startsWith('policy/')) || arn?.[5]?.startsWith('role/aws-reserved/');
  return isOwned === true && arn?.[2] === 'iam' && IAM_WRITES.some((verb) => operation.startsWith(verb));
}
