// Condition keys of a request: those it carries, and those that follow from who calls what (IAM User Guide: global condition context keys).
import type { SessionFacts } from '../../src/model/principal.ts';
import type { ContextValue } from '../../src/model/request.ts';
import { lastElement } from './pattern.ts';
import type { Question } from './question.ts';
import { words } from './statement.ts';

/** Not carried over when a service calls on behalf of the principal (IAM User Guide: forward access sessions). */
const NETWORK_KEYS = words(
  'aws:sourceip aws:sourcevpc aws:sourcevpce aws:sourcevpcarn aws:vpcsourceip aws:vpceaccount aws:vpceorgid aws:vpceorgpaths',
);

/** Services that show a resource's tags under their own name too. */
const OWN_RESOURCE_TAG = words('ecr iam ec2 secretsmanager ssm');

type Derivation = (question: Question) => ContextValue | undefined;

/** The value of a key (lower case), or undefined where the request does not have it. An empty list counts as not having it. */
export function contextValue(question: Question, key: string): ContextValue | undefined {
  if (question.forwarded && NETWORK_KEYS.has(key)) return undefined;
  const value = question.request.context.get(key) ?? DERIVED.get(key)?.(question) ?? tagValue(question, key);
  return typeof value === 'object' && value.length === 0 ? undefined : value;
}

const DERIVED: ReadonlyMap<string, Derivation> = new Map<string, Derivation>([
  ['aws:principalarn', ({ caller }) => caller.arn],
  ['aws:principalaccount', ({ request, callerAccount }) => (request.principal.kind === 'anonymous' ? 'anonymous' : callerAccount?.id)],
  ['aws:principalorgid', ({ callerAccount }) => callerAccount?.organization?.id],
  ['aws:principalorgpaths', ({ callerAccount }) => oneOrNone(callerAccount?.organization?.path)],
  ['aws:principaltype', ({ caller }) => caller.type],
  ['aws:userid', ({ caller }) => caller.userId],
  ['aws:username', ({ request: { principal } }) => (principal.kind === 'user' ? lastElement(principal.arn) : undefined)],
  ['aws:principalisawsservice', (question) => (serviceName(question) === undefined ? question.callerAccount && 'false' : 'true')],
  ['aws:principalservicename', (question) => serviceName(question)],
  ['aws:principalservicenameslist', (question) => oneOrNone(serviceName(question))],
  ['aws:tokenissuetime', (question) => sessionFacts(question)?.issuedAt],
  ['aws:multifactorauthpresent', (q) => (q.caller.isTemporary ? String(sessionFacts(q)?.mfa ?? false) : undefined)],
  ['aws:sourceidentity', (question) => sessionFacts(question)?.sourceIdentity],
  ['aws:federatedprovider', ({ request: { principal } }) => (principal.kind === 'roleSession' ? principal.federatedProvider : undefined)],
  ['aws:assumedroot', ({ request: { principal } }) => (principal.kind === 'assumedRoot' ? 'true' : undefined)],
  ['aws:resourceaccount', (question) => resourceOwner(question)?.id],
  ['aws:resourceorgid', (question) => resourceOwner(question)?.organization?.id],
  ['aws:resourceorgpaths', (question) => oneOrNone(resourceOwner(question)?.organization?.path)],
  ['aws:viaawsservice', ({ forwarded }) => String(forwarded)],
  ['aws:calledvia', ({ request }) => request.via],
  ['aws:calledviafirst', ({ request }) => request.via?.[0]],
  ['aws:calledvialast', ({ request }) => request.via?.at(-1)],
  ['kms:calleraccount', ({ service, callerAccount }) => (service === 'kms' ? callerAccount?.id : undefined)],
]);

function tagValue(question: Question, key: string): string | undefined {
  const slash = key.indexOf('/');
  const family = key.slice(0, Math.max(slash, 0));
  const { principal, resource } = question.request;
  const principalTags = 'tags' in principal ? principal.tags : undefined;
  const tags = family === 'aws:principaltag' ? principalTags : showsResourceTags(family, question) ? resource.tags : undefined;
  return [...(tags ?? [])].find(([name]) => name.toLowerCase() === key.slice(slash + 1))?.[1];
}

function showsResourceTags(family: string, { service, policies }: Question): boolean {
  if (service === 's3') return policies.s3?.bucketAbac === true && (family === 'aws:resourcetag' || family === 's3:buckettag');
  if (family === 'iam:resourcetag' && service === 'sts') return true;
  return family === 'aws:resourcetag' || (OWN_RESOURCE_TAG.has(service) && family === `${service}:resourcetag`);
}

/** Where the action has no resource type, the caller's account stands for the resource's. */
function resourceOwner({ request: { resource }, callerAccount }: Question): Question['ownerAccount'] {
  return resource.owner ?? (resource.arn === '*' ? callerAccount : undefined);
}

function serviceName({ request: { principal } }: Question): string | undefined {
  return principal.kind === 'service' ? principal.name : undefined;
}

function sessionFacts({ request: { principal } }: Question): SessionFacts | undefined {
  return 'session' in principal ? principal.session : undefined;
}

function oneOrNone(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}
