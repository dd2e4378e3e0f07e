// Turns a question into a request with the policies that apply to it, and lists what the estate did not tell.
import type { AccountFacts, AccountId } from '../model/account.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest, ContextValue } from '../model/request.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { Lookup } from './carried-policies.ts';
import { missingAccount, missingEndpoint, missingOrganization } from './describe-missing.ts';
import { endpointContext } from './endpoint-context.ts';
import { estateIndex } from './estate-index.ts';
import type { Estate, EstatePolicy, VpcEndpoint } from './estate.ts';
import type { ManagedPolicyLookup } from './managed-policy.ts';
import type { Missing } from './missing.ts';
import { type QueryError, queryError } from './query-error.ts';
import type { RequestQuery } from './request-query.ts';
import { resolveCaller } from './resolve-caller.ts';
import { resolveResource, type ResolvedResource } from './resolve-resource.ts';
import type { ResolvedCaller } from './resolved-caller.ts';
import { effectiveTags } from './session-policies.ts';

export interface ResolvedRequest {
  readonly request: AuthorizationRequest;
  /** Policies as text; the same policy is the same object from request to request. */
  readonly policies: PolicySet<EstatePolicy>;
  /** Each thing once, in the order of: caller, resource, organizations, endpoint. */
  readonly missing: readonly Missing[];
}

/**
 * Finds the caller, the resource and every policy that has a say on the request.
 *
 * What the estate does not tell is assumed, and listed in `missing`. A question that makes no sense is an error: a principal that its account,
 * being known, does not have; a session that its principal cannot have; an owner that contradicts the ARN.
 */
export function resolveRequest(
  estate: Estate,
  query: RequestQuery,
  managed: ManagedPolicyLookup,
): Result<ResolvedRequest, Diagnostic | QueryError> {
  if (!/^[\w-]+:\S+$/.test(query.action)) {
    return fail(
      queryError(
        'action',
        'bad-action',
        `${quoteInput(query.action)} is not an action`,
        'it is written `service:Name`, as in `s3:GetObject`',
      ),
    );
  }
  const lookup: Lookup = { estate, managed, missing: [] };
  const caller = resolveCaller(lookup, query);
  if (!caller.ok) return caller;
  const resource = resolveResource(lookup, query, caller.value.account);
  if (!resource.ok) return resource;
  noteAccounts(lookup, caller.value.account, resource.value.owner);
  const endpoint = findEndpoint(lookup, query);
  return ok({
    request: buildRequest(estate, query, caller.value, resource.value, endpoint),
    policies: buildPolicies(estate, caller.value, resource.value, endpoint),
    missing: once(lookup.missing),
  });
}

function buildRequest(
  estate: Estate,
  query: RequestQuery,
  { principal, account }: ResolvedCaller,
  resource: ResolvedResource,
  endpoint: VpcEndpoint | undefined,
): AuthorizationRequest {
  const { owner } = resource;
  const tags = principal.kind === 'roleSession' ? tagsSeen(resource, principal.tags, principal.transitiveTagKeys) : resource.tags;
  return {
    principal,
    ...(account !== undefined && { caller: factsOf(estate, account) }),
    action: query.action,
    resource: {
      arn: query.resource,
      ...(owner !== undefined && { owner: factsOf(estate, owner) }),
      ...(tags !== undefined && { tags }),
    },
    context: buildContext(estate, query, resource, endpoint),
    ...(query.via !== undefined && query.via.length > 0 && { via: query.via }),
  };
}

/** IAM User Guide, session tags: transitive tags that a session inherited override the tags of the role that it assumes next. */
function tagsSeen(
  resource: ResolvedResource,
  callerTags: ReadonlyMap<string, string> | undefined,
  transitive: readonly string[] | undefined,
): ReadonlyMap<string, string> | undefined {
  if (transitive === undefined || transitive.length === 0 || resource.policy?.description.type !== 'trust') return resource.tags;
  const keys = new Set(transitive.map((key) => key.toLowerCase()));
  const inherited = new Map([...(callerTags ?? [])].filter(([key]) => keys.has(key.toLowerCase())));
  return effectiveTags(resource.tags ?? new Map(), inherited);
}

/** What the query states wins over what follows from the rest of it. */
function buildContext(
  estate: Estate,
  query: RequestQuery,
  resource: ResolvedResource,
  endpoint: VpcEndpoint | undefined,
): ReadonlyMap<string, ContextValue> {
  const context = new Map<string, ContextValue>();
  for (const [key, value] of resource.objectTags ?? []) context.set(`s3:existingobjecttag/${key.toLowerCase()}`, value);
  if (query.vpcEndpoint !== undefined) context.set('aws:sourcevpce', query.vpcEndpoint);
  if (endpoint !== undefined) {
    for (const [key, value] of endpointContext(query.action, endpoint, factsOf(estate, endpoint.account))) context.set(key, value);
  }
  for (const [key, value] of query.context ?? []) context.set(key.toLowerCase(), value);
  return context;
}

function buildPolicies(
  estate: Estate,
  caller: ResolvedCaller,
  resource: ResolvedResource,
  endpoint: VpcEndpoint | undefined,
): PolicySet<EstatePolicy> {
  const { placements } = estateIndex(estate);
  const scp = caller.account === undefined ? undefined : placements.get(caller.account)?.scp;
  const rcp = resource.owner === undefined ? undefined : placements.get(resource.owner)?.rcp;
  return {
    identity: caller.identity,
    ...(caller.boundary && { boundary: caller.boundary }),
    ...(caller.session && { session: caller.session }),
    ...(scp && { scp }),
    ...(rcp && { rcp }),
    ...(resource.policy && { resource: resource.policy }),
    ...(endpoint?.policy && { endpoint: endpoint.policy }),
    ...(resource.grants && { grants: resource.grants }),
    ...(resource.s3 && { s3: resource.s3 }),
    ...(resource.share && { share: resource.share }),
  };
}

function factsOf(estate: Estate, account: AccountId): AccountFacts {
  return estateIndex(estate).placements.get(account)?.facts ?? { id: account };
}

/** Accounts that no file describes, and those of which no file tells the organization: its control policies may say no. */
function noteAccounts({ estate, missing }: Lookup, caller: AccountId | undefined, owner: AccountId | undefined): void {
  const { accounts } = estate;
  if (owner !== undefined && !accounts.has(owner)) missing.push(missingAccount(owner, 'its principals and resources'));
  for (const id of new Set([caller, owner])) {
    if (id === undefined || (caller === owner && !accounts.has(id))) continue;
    if (accounts.get(id)?.organizationKnown !== undefined || !accounts.has(id)) missing.push(missingOrganization(id));
  }
}

function findEndpoint(lookup: Lookup, query: RequestQuery): VpcEndpoint | undefined {
  const id = query.vpcEndpoint ?? endpointInContext(query);
  if (id === undefined) return undefined;
  const endpoint = estateIndex(lookup.estate).vpcEndpoints.get(id);
  if (endpoint === undefined) lookup.missing.push(missingEndpoint(id));
  return endpoint;
}

function endpointInContext(query: RequestQuery): string | undefined {
  for (const [key, value] of query.context ?? []) {
    if (key.toLowerCase() === 'aws:sourcevpce') return typeof value === 'string' ? value : undefined;
  }
  return undefined;
}

function once(missing: readonly Missing[]): readonly Missing[] {
  const seen = new Set<string>();
  return missing.filter(({ kind, what }) => {
    const key = `${kind} ${what}`;
    return !seen.has(key) && seen.add(key);
  });
}
