// What S3 consults beside policies: access control lists, object ownership, Block Public Access (S3 User Guide).
import type { S3AclGrant, S3Facts } from '../../src/model/policy-set.ts';
import { parseOperator } from './condition.ts';
import { splitArn } from './pattern.ts';
import type { Question } from './question.ts';
import { entriesOf, listOf, type RawStatement, statementsOf, words } from './statement.ts';
import { parseRange } from './values.ts';

/** Operations per permission: of a bucket's list, and of an object's. */
const BUCKET: Readonly<Record<string, ReadonlySet<string>>> = {
  READ: words('listbucket listbucketversions listbucketmultipartuploads'),
  WRITE: words('putobject deleteobject deleteobjectversion'),
  READ_ACP: words('getbucketacl'),
  WRITE_ACP: words('putbucketacl'),
};
const OBJECT: Readonly<Record<string, ReadonlySet<string>>> = {
  READ: words('getobject getobjectversion'),
  READ_ACP: words('getobjectacl getobjectversionacl'),
  WRITE_ACP: words('putobjectacl putobjectversionacl'),
};

/** Keys whose fixed value keeps a statement from being public, besides `aws:SourceIp`. */
const ARN_KEYS = words('aws:principalarn aws:sourcearn s3:dataaccesspointarn');
const OTHER_KEYS = words(
  'aws:principalorgid aws:principalorgpaths aws:principalaccount aws:sourcevpc aws:sourcevpce ' +
    'aws:sourceaccount aws:sourceorgid aws:userid s3:dataaccesspointaccount',
);
const FIXING_OPERATORS = words('stringequals stringlike arnequals arnlike');

/** Undefined for other services' actions. */
export function s3Facts({ service, policies }: Question): S3Facts | undefined {
  return service === 's3' ? policies.s3 : undefined;
}

/** Whether the object belongs to another account than its bucket does. */
export function isForeignObject(question: Question): boolean {
  const facts = s3Facts(question);
  if (facts?.objectOwner === undefined || facts.ownership === 'BucketOwnerEnforced') return false;
  return facts.objectOwner !== question.ownerAccount?.id;
}

/** Whether an entry of the access control list gives the caller this action. */
export function hasAcl(question: Question): boolean {
  const facts = s3Facts(question);
  if (facts?.acl === undefined || facts.ownership === 'BucketOwnerEnforced') return false;
  return facts.acl.some((grant) => isGrantee(grant, facts, question) && permits(grant, question));
}

function isGrantee({ grantee }: S3AclGrant, facts: S3Facts, { callerAccount }: Question): boolean {
  if (grantee.kind === 'account') return grantee.account === callerAccount?.id;
  if (facts.publicAccessBlock.ignorePublicAcls) return false;
  return grantee.group === 'AllUsers' || (grantee.group === 'AuthenticatedUsers' && callerAccount !== undefined);
}

/** Writing is authorized on the object, but by the bucket's list. */
function permits({ permission }: S3AclGrant, { arn, operation }: Question): boolean {
  const table = arn?.[5]?.includes('/') && permission !== 'WRITE' ? OBJECT : BUCKET;
  if (permission === 'FULL_CONTROL') return Object.values(table).some((operations) => operations.has(operation));
  return table[permission]?.has(operation) === true;
}

/** Whether RestrictPublicBuckets keeps the caller out: a public policy then serves nobody of another account, and nobody unsigned. */
export function isRestricted(question: Question): boolean {
  const isOutside = question.side === 'cross' || question.request.principal.kind === 'anonymous';
  const isOn = s3Facts(question)?.publicAccessBlock.restrictPublicBuckets === true;
  return isOn && isOutside && statementsOf(question.policies.resource?.document).some(isPublic);
}

/** An Allow for everybody that no condition on a fixed value limits. */
function isPublic(statement: RawStatement): boolean {
  const isAnybody =
    statement.Principal === '*' ||
    entriesOf(statement.Principal).some(([type, values]) => type === 'AWS' && listOf(values).includes('*')) ||
    statement.NotPrincipal !== undefined;
  if (statement.Effect !== 'Allow' || !isAnybody) return false;
  return !entriesOf(statement.Condition).some(([operator, clauses]) =>
    entriesOf(clauses).some(([key, values]) => isLimiting(operator.toLowerCase(), key.toLowerCase(), listOf(values))),
  );
}

function isLimiting(operatorText: string, key: string, values: readonly string[]): boolean {
  const { set, name, ifExists } = parseOperator(operatorText);
  if (ifExists || set === 'all') return false;
  // At least /8 of IPv4, /32 of IPv6.
  if (key === 'aws:sourceip')
    return name === 'ipaddress' && values.map(parseRange).every((range) => range && range.prefix * 4 >= range.bits);
  if (!FIXING_OPERATORS.has(name)) return false;
  if (ARN_KEYS.has(key)) return values.every((value) => isOfFixedAccount(key, value));
  return OTHER_KEYS.has(key) && values.every((value) => !/[*?]|\$\{/.test(value));
}

/** Only the account has to be fixed; it may be empty where ARNs have none, but not for principals. What does not begin with `arn:` fixes nothing. */
function isOfFixedAccount(key: string, arn: string): boolean {
  const account = (arn.startsWith('arn:') ? splitArn(arn)?.[4] : undefined) ?? '*';
  return !arn.includes('${') && (key === 'aws:principalarn' ? /^\d{12}$/ : /^[^*?]*$/).test(account);
}
