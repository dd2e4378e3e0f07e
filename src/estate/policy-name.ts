// What policies without a name of their own are called: `bucket policy of foobar`, `trust policy of role-01`.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { EstatePolicy, PolicyText } from './estate.ts';

/** What the policy of a resource is called in its service, by the service part of the ARN. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['s3', 'bucket policy'],
  ['kms', 'key policy'],
  ['sqs', 'queue policy'],
  ['sns', 'topic policy'],
  ['ecr', 'repository policy'],
  ['lambda', 'function policy'],
  ['elasticfilesystem', 'file system policy'],
  ['events', 'event bus policy'],
  ['backup', 'vault policy'],
]);

/** A resource's own policy, described. */
export function resourcePolicy(arn: string, account: AccountId, document: PolicyText): EstatePolicy {
  return { description: { type: 'resource', name: resourcePolicyName(arn), account, attachedTo: arn }, document };
}

/** `bucket policy of foobar`, for the ARN of what carries the policy. */
export function resourcePolicyName(arn: string): string {
  const parts = parseArn(arn);
  if (parts === undefined) return `resource policy of ${arn}`;
  const { service, account, resource } = parts;
  const bare = service === 'sqs' || service === 'sns' || (service === 's3' && account === '');
  return `${policyNoun(arn)} of ${bare ? resource : afterType(resource)}`;
}

/** `bucket policy`, `key policy`. */
export function policyNoun(arn: string): string {
  const parts = parseArn(arn);
  if (parts?.service === 's3' && parts.account !== '') return 'access point policy';
  return KINDS.get(parts?.service ?? '') ?? 'resource policy';
}

/** `app` of `repository/app`, `function:app`. */
function afterType(resource: string): string {
  const cut = resource.search(/[:/]/);
  return cut < 0 ? resource : resource.slice(cut + 1);
}

export function trustPolicy(role: { readonly name: string; readonly arn: string }, account: AccountId, document: PolicyText): EstatePolicy {
  return { description: { type: 'trust', name: `trust policy of ${role.name}`, account, attachedTo: role.arn }, document };
}

export function endpointPolicy(id: string, account: AccountId, document: PolicyText): EstatePolicy {
  return { description: { type: 'endpoint', name: `endpoint policy of ${id}`, account, attachedTo: id }, document };
}

/** A policy that one user, group or role has for itself. */
export function inlinePolicy(
  type: 'identity' | 'boundary',
  name: string,
  account: AccountId,
  attachedTo: string,
  document: PolicyText,
): EstatePolicy {
  return { description: { type, name, account, attachedTo }, document };
}

export function customerPolicy(name: string, arn: string, account: AccountId, document: PolicyText): EstatePolicy {
  return { description: { type: 'identity', name, arn, account }, document };
}
