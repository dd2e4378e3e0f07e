// The form of resources in a policy that is saved, and what else IAM's older parser refuses, in IAM's words.
import type { ConditionClause, Policy, Statement } from '../../policy/ast.ts';
import { malformedPolicy } from './errors.ts';

const PARTITIONS: ReadonlySet<string> = new Set([
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
  '*',
]);

/** Services whose ARNs carry no region, with the sentence for one that does. */
const REGIONLESS = new Map([
  ['iam', (arn: string) => `IAM resource ${arn} cannot contain region information.`],
  ['s3', (arn: string) => `Resource ${arn} can not contain region information.`],
]);

const IAM_KINDS = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

/** Throws MalformedPolicyDocument for the first resource that is neither `*` nor an ARN that IAM takes. */
export function checkResourceNames(policy: Policy): void {
  const resources = policy.statements.flatMap(({ resource }) => resource?.patterns ?? []).map(({ value }) => value);
  for (const resource of resources) checkArnForm(resource);
  for (const resource of resources) checkArnContents(resource);
}

function checkArnForm(resource: string): void {
  if (resource === '*' || resource.startsWith('${')) return;
  const parts = resource.split(':');
  if (parts.length < 2) throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
  const [, partition = '', ...rest] = parts;
  if (!PARTITIONS.has(partition)) {
    // AWS completes what it read of the ARN with wildcards.
    const shown = [...rest.slice(0, 3), ...Array.from({ length: Math.max(0, 3 - rest.length) }, () => '*'), rest.slice(3).join(':') || '*'];
    throw malformedPolicy(`Partition "${partition}" is not valid for resource "arn:${partition}:${shown.join(':')}".`);
  }
  const service = rest[0];
  if (service === undefined || (rest.length > 1 && /[*?]/.test(service) && service !== '*')) {
    throw malformedPolicy('Resource vendor must be fully qualified and cannot contain regexes.');
  }
  if (service === '*' && rest.length > 1) throw malformedPolicy('Resource vendor must be fully qualified and cannot contain regexes.');
}

function checkArnContents(resource: string): void {
  const [, , service = '', region = '', , ...rest] = resource.split(':');
  const complaint = REGIONLESS.get(service);
  if (complaint !== undefined && region !== '' && region !== '*' && !isAccessPoint(service, rest))
    throw malformedPolicy(complaint(resource));
  const path = rest.join(':');
  if (service !== 'iam' || path === '' || /^[*?$]/.test(path) || path === 'root' || IAM_KINDS.some((kind) => mayBegin(path, kind))) return;
  throw malformedPolicy(`IAM resource path must either be "*" or start with ${IAM_KINDS.join(', ')}.`);
}

/** S3's access points, and whatever else is not a bucket, live in a region. */
function isAccessPoint(service: string, rest: readonly string[]): boolean {
  return service === 's3' && /^(?:accesspoint|storage-lens|job|async-request|\*)/.test(rest.join(':'));
}

/** Whether a path with wildcards can begin with the kind. */
function mayBegin(path: string, kind: string): boolean {
  const wildcard = path.search(/[*?$]/);
  return path.startsWith(kind) || (wildcard >= 0 && kind.startsWith(path.slice(0, wildcard)));
}

/** What IAM's older parser stumbles over: ARNs that break off between service and resource, and dates that are none. */
export function failsLegacyParsing({ resource, condition }: Statement): boolean {
  return (resource?.patterns ?? []).some(({ value }) => breaksOff(value)) || condition.some(hasOddDate);
}

function breaksOff(resource: string): boolean {
  const parts = resource.split(':');
  if (parts.length < 3 || parts[0] !== 'arn') return false;
  const service = parts[2] ?? '';
  return (
    (service === '' && PARTITIONS.has(parts[1] ?? '')) || (parts.length === 5 && PARTITIONS.has(parts[1] ?? '') && (parts[4] ?? '') !== '*')
  );
}

const DATE =
  /^(?:-?\d{4,}-\d{2}-\d{2}(?:[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?|-?\d{1,19}|\d{4}(?:-\d{2})?)$/;

function hasOddDate({ operator, values }: ConditionClause): boolean {
  if (operator.name?.startsWith('Date') !== true) return false;
  return values.some(({ value }) => !value.includes('${') && (!DATE.test(value) || (/^-?\d+$/.test(value) && !isLong(value))));
}

function isLong(digits: string): boolean {
  const number = BigInt(digits);
  return number <= 9_223_372_036_854_775_807n && number >= -9_223_372_036_854_775_808n;
}
