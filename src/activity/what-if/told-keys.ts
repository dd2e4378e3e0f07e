// Which condition keys of a recorded call are known, be it that they were absent; all others are unknown.
import { findAction } from '../../catalog/action.ts';
import { findResourceType } from '../../catalog/resource-type.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { UsedCall } from '../used-call.ts';

/** What is known beside the event. */
export interface KnownFacts {
  /** The owner of the resource is told, and not assumed to be the caller's account. */
  readonly owner: boolean;
  /** The principal's tags are those of the estate. */
  readonly principalTags: boolean;
  readonly resourceTags: boolean;
  /** Whether the accounts are in an organization, and in which, is known. */
  readonly callerOrganization: boolean;
  readonly ownerOrganization: boolean;
}

/**
 * Tells of a key (lower case) whether the request is known to have had the value that it has here, or to have lacked the key.
 * Never known: addresses, agents and times, which groups of calls do not keep; tags without an estate; what a session was made with.
 * Source: CloudTrail User Guide, record contents; IAM User Guide, global condition context keys; the catalog for keys of services.
 */
export function isTold(key: string, call: UsedCall, request: AuthorizationRequest, known: KnownFacts): boolean {
  if (request.context.has(key)) return true;
  const slash = key.indexOf('/');
  const family = slash < 0 ? key : key.slice(0, slash);
  const { identity, vpcEndpoint } = call.group;
  const forwarded = identity.invokedBy !== '' && call.actor.kind !== 'service';
  switch (family) {
    case 'aws:principalarn':
    case 'aws:principaltype':
    case 'aws:username':
      return call.actor.kind !== 'other' && call.actor.kind !== 'federatedUser';
    case 'aws:principalaccount':
    case 'aws:principalisawsservice':
    case 'aws:principalservicename':
    case 'aws:viaawsservice':
    case 'aws:calledvialast':
    case 'kms:calleraccount':
      return !isInternal(identity.invokedBy) || family === 'aws:viaawsservice' || !forwarded;
    // Of a chain of services the log tells the last one.
    case 'aws:calledvia':
    case 'aws:calledviafirst':
      return !forwarded;
    case 'aws:principalorgid':
    case 'aws:principalorgpaths':
      return known.callerOrganization;
    case 'aws:principaltag':
      return known.principalTags && (call.actor.kind === 'user' || hasTag(request, key.slice(slash + 1)));
    case 'aws:resourceaccount':
      return known.owner;
    case 'aws:resourceorgid':
    case 'aws:resourceorgpaths':
      return known.owner && known.ownerOrganization;
    case 'aws:resourcetag':
      return known.resourceTags;
    case 'aws:multifactorauthpresent':
      return identity.mfa !== '' || call.actor.kind === 'user' || call.actor.kind === 'root';
    case 'aws:sourceidentity':
      return call.actor.kind !== 'other';
    case 'aws:sourcevpce':
      return true;
    case 'aws:sourcevpc':
    case 'aws:sourcevpcarn':
    case 'aws:vpcsourceip':
    case 'aws:vpceaccount':
    case 'aws:vpceorgid':
    case 'aws:vpceorgpaths':
      return vpcEndpoint === '' || forwarded;
    case 'aws:requesttag':
    case 'aws:tagkeys':
      return request.context.has('aws:tagkeys') || !mayCarry(request.action, family);
    case 'aws:assumedroot':
      return call.actor.kind !== 'root';
    default:
      if (family.startsWith('aws:')) return false;
      if (family.endsWith(':resourcetag') && known.resourceTags) return true;
      return !mayCarry(request.action, family);
  }
}

function isInternal(invokedBy: string): boolean {
  return invokedBy !== '' && !invokedBy.includes('.');
}

function hasTag({ principal }: AuthorizationRequest, tag: string): boolean {
  if (!('tags' in principal)) return false;
  return [...(principal.tags?.keys() ?? [])].some((key) => key.toLowerCase() === tag);
}

const remembered = new Map<string, ReadonlySet<string> | undefined>();

/** Whether requests for the action can carry the key, or one of its family, at all. */
function mayCarry(action: string, family: string): boolean {
  if (!remembered.has(action)) remembered.set(action, familiesOf(action));
  return remembered.get(action)?.has(family) ?? true;
}

function familiesOf(action: string): ReadonlySet<string> | undefined {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  const facts = findAction(service, name);
  if (facts === undefined) return undefined;
  const keys = [
    ...facts.conditionKeys,
    ...facts.resourceTypes.flatMap(({ type, conditionKeys }) => [
      ...conditionKeys,
      ...(findResourceType(service, type)?.conditionKeys ?? []),
    ]),
  ];
  return new Set(keys.map((key) => key.toLowerCase().replace(/\/.*$/, '')));
}
