// Where the value of a condition key comes from: the request's context, or the caller and resource themselves.
import { serviceHasTagKey } from '../catalog/condition-key.ts';
import type { AccountFacts } from '../model/account.ts';
import type { SessionFacts } from '../model/principal.ts';
import type { ContextValue } from '../model/request.ts';
import { lastElement, lowerCaseKeys } from './caller.ts';
import type { Query } from './query.ts';

/** Reads one key of a request; undefined when the request does not carry it. */
export type KeyReader = (query: Query) => ContextValue | undefined;

/** Keys of the network that the caller used; a service that calls on its behalf has another one. */
export const NETWORK_KEYS: ReadonlySet<string> = new Set([
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpcsourceip',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
]);

/** The reader of a key given in any case. The context that the request carries wins over what can be derived. */
export function keyReader(name: string): KeyReader {
  const key = name.toLowerCase();
  if (NETWORK_KEYS.has(key)) return (query) => (query.forwarded ? undefined : query.context.get(key));
  const derive = DERIVED.get(key) ?? tagReader(key);
  if (derive === undefined) return (query) => query.context.get(key);
  return (query) => query.context.get(key) ?? derive(query);
}

/** The keys that are filled in from the caller and the resource (docs/semantics/context-keys.md). */
const DERIVED: ReadonlyMap<string, KeyReader> = new Map<string, KeyReader>([
  ['aws:principalarn', (query) => query.caller.principalArn],
  ['aws:principalaccount', (query) => (query.caller.kind === 'anonymous' ? 'anonymous' : query.caller.account)],
  ['aws:principalorgid', (query) => query.callerAccount?.organization?.id],
  ['aws:principalorgpaths', (query) => listOf(query.callerAccount?.organization?.path)],
  ['aws:principaltype', principalType],
  ['aws:userid', userId],
  ['aws:username', (query) => (query.caller.userArn === undefined ? undefined : lastElement(query.caller.userArn))],
  ['aws:principalisawsservice', principalIsService],
  ['aws:principalservicename', (query) => query.caller.service],
  ['aws:principalservicenameslist', (query) => listOf(query.caller.service)],
  ['aws:tokenissuetime', (query) => sessionOf(query)?.issuedAt],
  ['aws:multifactorauthpresent', multiFactorAuthPresent],
  ['aws:sourceidentity', (query) => sessionOf(query)?.sourceIdentity],
  ['aws:federatedprovider', federatedProvider],
  ['aws:assumedroot', (query) => (query.caller.kind === 'assumedRoot' ? 'true' : undefined)],
  ['aws:resourceaccount', (query) => knownOwner(query)?.id],
  ['aws:resourceorgid', (query) => knownOwner(query)?.organization?.id],
  ['aws:resourceorgpaths', (query) => listOf(knownOwner(query)?.organization?.path)],
  ['aws:viaawsservice', (query) => (query.forwarded ? 'true' : 'false')],
  ['aws:calledvia', (query) => (query.forwarded ? query.request.via : undefined)],
  ['aws:calledviafirst', (query) => query.request.via?.[0]],
  ['aws:calledvialast', (query) => query.request.via?.at(-1)],
  ['kms:calleraccount', (query) => (query.service === 'kms' ? query.caller.account : undefined)],
]);

const PRINCIPAL_TAG = 'aws:principaltag/';
const RESOURCE_TAG = 'aws:resourcetag/';

function tagReader(key: string): KeyReader | undefined {
  if (key.startsWith(PRINCIPAL_TAG)) {
    const tag = key.slice(PRINCIPAL_TAG.length);
    return (query) => query.caller.tags.get(tag);
  }
  if (key.startsWith(RESOURCE_TAG)) {
    const tag = key.slice(RESOURCE_TAG.length);
    return (query) => resourceTag(query, tag);
  }
  const slash = key.indexOf('/');
  const colon = key.indexOf(':');
  if (slash < 0 || colon < 0 || colon > slash) return undefined;
  const service = key.slice(0, colon);
  const family = key.slice(colon + 1, slash);
  const tag = key.slice(slash + 1);
  if (service === 's3' && family === 'buckettag') {
    return (query) => (query.service === 's3' ? resourceTag(query, tag) : undefined);
  }
  if (family !== 'resourcetag') return undefined;
  // The tags of a role that is being assumed also carry IAM's own name for them.
  if (service === 'iam') {
    return (query) => (query.service === 'iam' || query.service === 'sts' ? resourceTag(query, tag) : undefined);
  }
  if (!serviceHasTagKey(service)) return undefined;
  return (query) => (query.service === service ? resourceTag(query, tag) : undefined);
}

const lowerCased = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();

function resourceTag(query: Query, tag: string): string | undefined {
  const tags = query.request.resource.tags;
  if (tags === undefined || !query.tagsVisible) return undefined;
  let lower = lowerCased.get(tags);
  if (lower === undefined) {
    lower = lowerCaseKeys(tags);
    lowerCased.set(tags, lower);
  }
  return lower.get(tag);
}

/** The owner of the resource; for `*` the caller's account, which the operation then acts in. */
function knownOwner({ request }: Query): AccountFacts | undefined {
  return request.resource.owner ?? (request.resource.arn === '*' ? request.caller : undefined);
}

function listOf(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}

function sessionOf(query: Query): SessionFacts | undefined {
  const principal = query.request.principal;
  return 'session' in principal ? principal.session : undefined;
}

function principalType(query: Query): string | undefined {
  switch (query.caller.kind) {
    case 'anonymous':
      return 'Anonymous';
    case 'root':
    case 'assumedRoot':
      return 'Account';
    case 'user':
      return 'User';
    case 'federatedUser':
      return 'FederatedUser';
    case 'roleSession':
      return 'AssumedRole';
    case 'service':
    case 'federatedCaller':
      return undefined;
  }
}

function userId(query: Query): string | undefined {
  const principal = query.request.principal;
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'root':
    case 'assumedRoot':
      return principal.account;
    case 'user':
      return principal.id;
    case 'federatedUser':
      return `${principal.account}:${principal.name}`;
    case 'roleSession':
      return principal.roleId === undefined ? undefined : `${principal.roleId}:${principal.sessionName}`;
    case 'service':
    case 'federatedCaller':
      return undefined;
  }
}

function principalIsService(query: Query): string | undefined {
  if (query.caller.kind === 'service') return 'true';
  return query.relation === 'none' ? undefined : 'false';
}

/** Only temporary credentials say whether MFA was used; access keys of a user carry no such key at all. */
function multiFactorAuthPresent(query: Query): string | undefined {
  const session = sessionOf(query);
  switch (query.caller.kind) {
    case 'roleSession':
    case 'federatedUser':
    case 'assumedRoot':
      return session?.mfa === true ? 'true' : 'false';
    case 'user':
    case 'root':
      return session === undefined ? undefined : session.mfa === true ? 'true' : 'false';
    default:
      return undefined;
  }
}

function federatedProvider(query: Query): string | undefined {
  const principal = query.request.principal;
  return principal.kind === 'roleSession' ? principal.federatedProvider : undefined;
}
