// One recorded call in an estate: its request with what the estate tells of the caller and the resource, and the policies there.
import { estateIndex } from '../../estate/estate-index.ts';
import type { Estate, EstatePolicy } from '../../estate/estate.ts';
import type { ManagedPolicyLookup } from '../../estate/managed-policy.ts';
import type { RequestQuery } from '../../estate/request-query.ts';
import { carrierOf } from '../../estate/resource-carrier.ts';
import { type ResolvedRequest, resolveRequest } from '../../estate/resolve-request.ts';
import type { AccountId } from '../../model/account.ts';
import type { PolicySet } from '../../model/policy-set.ts';
import type { Principal } from '../../model/principal.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { ownerOf, requestOf } from '../proof/request-of.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import type { KnownFacts } from './told-keys.ts';

export interface ResolvedCall {
  readonly request: AuthorizationRequest;
  readonly known: KnownFacts;
  /** False: the estate does not have the caller, whose own policies are therefore not known. */
  readonly callerFound: boolean;
  readonly policies: PolicySet<EstatePolicy>;
}

const NO_POLICIES: PolicySet<EstatePolicy> = { identity: [] };

/** Undefined for callers that no request can be made of. The estate may know nothing of the accounts. */
export function resolveCall(
  estate: Estate,
  managed: ManagedPolicyLookup,
  call: UsedCall,
  action: UsedAction,
  resource: string,
): ResolvedCall | undefined {
  const { placements } = estateIndex(estate);
  const base = requestOf(call, action, resource, (id) => placements.get(id)?.facts ?? { id });
  if (base === undefined) return undefined;
  const found = find(estate, managed, call, base);
  const { resolved, callerFound } = found;
  const resourceKnown = action.resourceKnown || resource !== '*';
  const ownerKnown = isOwnerKnown(estate, call, resource, resourceKnown);
  const request = resolved === undefined ? base : joined(base, resolved, ownerKnown);
  const organizationKnown = (id: AccountId | undefined): boolean => {
    if (id === undefined) return false;
    const account = estate.accounts.get(id);
    return placements.has(id) || (account !== undefined && account.organizationKnown !== false);
  };
  return {
    request,
    callerFound,
    policies: resolved?.policies ?? NO_POLICIES,
    known: {
      owner: ownerKnown,
      principalTags: callerFound,
      resourceTags: request.resource.tags !== undefined,
      callerOrganization: organizationKnown(request.caller?.id),
      ownerOrganization: organizationKnown(request.resource.owner?.id),
    },
  };
}

interface Found {
  readonly resolved?: ResolvedRequest;
  readonly callerFound: boolean;
}

/** A caller that the estate does not have, any more or at all, still has an account, which may be in an organization. */
function find(estate: Estate, managed: ManagedPolicyLookup, call: UsedCall, base: AuthorizationRequest): Found {
  if (estate.accounts.size + estate.organizations.length === 0) return { callerFound: false };
  const owner = ownerOf(call, base.resource.arn);
  const query: Omit<RequestQuery, 'principal'> = {
    action: base.action,
    resource: base.resource.arn,
    ...(owner !== undefined && call.ownersCopy && { resourceAccount: owner }),
    ...(call.group.vpcEndpoint !== '' && { vpcEndpoint: call.group.vpcEndpoint }),
  };
  const named = nameOf(base.principal);
  if (named !== undefined && call.actor.kind !== 'other') {
    const direct = resolveRequest(estate, { ...query, ...named }, managed);
    if (direct.ok) {
      const missing = direct.value.missing.some(({ kind, what }) => what === base.caller?.id && kind === 'account');
      return { resolved: direct.value, callerFound: !missing };
    }
  }
  if (base.caller === undefined) return { callerFound: false };
  const byAccount = resolveRequest(estate, { ...query, principal: base.caller.id }, managed);
  return byAccount.ok ? { resolved: byAccount.value, callerFound: false } : { callerFound: false };
}

function nameOf(principal: Principal): Pick<RequestQuery, 'principal' | 'session'> | undefined {
  switch (principal.kind) {
    case 'roleSession':
      return { principal: principal.role };
    case 'user':
      return { principal: principal.arn };
    case 'federatedUser':
      return {
        principal: `arn:${principal.partition}:sts::${principal.account}:federated-user/${principal.name}`,
        session: { parent: principal.parent },
      };
    case 'root':
      return { principal: principal.account };
    case 'service':
      return { principal: principal.name };
    default:
      return undefined;
  }
}

function joined(base: AuthorizationRequest, { request }: ResolvedRequest, ownerKnown: boolean): AuthorizationRequest {
  const { caller, resource, context } = request;
  const owner = ownerKnown ? (resource.owner ?? base.resource.owner) : base.resource.owner;
  return {
    ...base,
    principal: described(base.principal, request.principal),
    ...(caller !== undefined && { caller }),
    resource: {
      arn: base.resource.arn,
      ...(owner !== undefined && { owner }),
      ...(resource.tags !== undefined && { tags: resource.tags }),
    },
    context: new Map([...context, ...base.context]),
  };
}

/** The session as it was recorded, with the tags and ids that the estate knows. */
function described(recorded: Principal, known: Principal): Principal {
  if (isPlain(known)) return recorded;
  if (recorded.kind === 'roleSession' && known.kind === 'roleSession') return { ...known, ...recorded };
  if (recorded.kind === 'user' && known.kind === 'user') return { ...known, ...recorded };
  if (recorded.kind === 'federatedUser' && known.kind === 'federatedUser') return { ...known, ...recorded };
  return recorded;
}

function isPlain(known: Principal): boolean {
  const tagged = 'tags' in known && known.tags !== undefined && known.tags.size > 0;
  return !tagged && !('roleId' in known) && !('id' in known) && !('serviceLinked' in known);
}

function isOwnerKnown(estate: Estate, call: UsedCall, resource: string, resourceKnown: boolean): boolean {
  if (resource === '*') return resourceKnown;
  return ownerOf(call, resource) !== undefined || estateIndex(estate).accountless.has(carrierOf(resource));
}
