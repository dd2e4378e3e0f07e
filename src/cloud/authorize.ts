// The one place where the cloud asks the engine. Nothing else makes a permit, and no handler runs without one.
import type { CompiledPolicy } from '../evaluate/compile-policy.ts';
import { decide } from '../evaluate/decide.ts';
import { decideWithLadder } from '../evaluate/decide-with-ladder.ts';
import { denialOf } from '../evaluate/denial-message.ts';
import type { FederatedCaller } from '../model/principal.ts';
import type { PolicySet } from '../model/policy-set.ts';
import type { AuthorizationRequest, ContextValue } from '../model/request.ts';
import { BRAND } from '../brand.ts';
import { accountSeal } from './account-seal.ts';
import { compileStored } from './bind-policy.ts';
import type { Caller } from './caller.ts';
import type { Demand } from './demand.ts';
import type { Kernel } from './kernel.ts';
import { PERMIT_MAKER, Permit } from './permit.ts';
import { ServiceError } from './service-error.ts';
import type { StateReader } from './state/table.ts';

/** Who asks, and in which circumstances; the same for every demand of a call. */
export interface Asker {
  readonly service: string;
  readonly operation: string;
  readonly caller: Caller;
  readonly context: ReadonlyMap<string, ContextValue>;
  /** Services that call for the caller, first to last. */
  readonly via?: readonly string[];
  readonly requestId: string;
  readonly now: number;
  readonly state: StateReader;
}

/** Decides every demand; throws AWS's error for the first that is denied. */
export function authorize<Name extends string>(kernel: Kernel, asker: Asker, operation: Name, demands: readonly Demand[]): Permit<Name> {
  for (const demand of demands) {
    const refusal = refusalOf(kernel, asker, demand);
    if (refusal !== undefined) throw refusal;
  }
  return new Permit(PERMIT_MAKER, operation, demands);
}

/** AWS's error if the demand is denied; undefined if it is allowed. */
export function refusalOf(kernel: Kernel, asking: Asker, demand: Demand): ServiceError | undefined {
  const asker = demand.as === undefined ? asking : { ...asking, caller: vouched(demand.as) };
  const request = requestOf(kernel, asker, demand);
  const policies = policiesOf(kernel, asker, demand);
  if (decide(request, policies, kernel.rules).decision === 'allow') return undefined;
  const decision = decideWithLadder(request, policies, kernel.rules);
  const denial = denialOf(request, policies, kernel.rules, decision);
  if (denial === undefined) throw new Error('the two ways to decide disagree');
  const { service, operation, requestId, now } = asker;
  const { session } = asker.caller;
  kernel.decisions.add({
    id: requestId,
    time: now,
    service,
    operation,
    request,
    policies,
    decision,
    message: denial.message,
    ...(session !== undefined && { session }),
  });
  const error = new ServiceError(denial.code, denial.httpStatus, denial.message, { headers: [[`x-${BRAND}-decision`, requestId]] });
  const { denied } = kernel.registry.service(service).definition;
  const seal = accountSeal(kernel.seal, asker.caller.account ?? '');
  return denied?.(error, { demand, decision, caller: asker.caller }, seal) ?? error;
}

/** An identity provider brings no account and no policies: trust alone decides. */
function vouched(principal: FederatedCaller): Caller {
  return { principal, policies: { identity: [] }, arn: principal.provider, userId: principal.provider };
}

/** The request that the engine decides for a demand. */
export function requestOf(kernel: Kernel, { caller, context, via: asking, state }: Asker, demand: Demand): AuthorizationRequest {
  const via = demand.via === undefined ? asking : [...(asking ?? []), ...demand.via];
  const { resource } = demand;
  const { account } = caller;
  // The engine itself finds the account that `*` is in.
  const owner = resource.owner ?? (resource.arn === '*' ? undefined : account);
  return {
    principal: caller.principal,
    ...(account !== undefined && { caller: kernel.organization.facts(state, account) }),
    action: demand.action,
    resource: {
      arn: resource.arn,
      ...(owner !== undefined && { owner: kernel.organization.facts(state, owner) }),
      ...(resource.tags !== undefined && { tags: tagMap(resource.tags) }),
    },
    context: demand.context === undefined || demand.context.length === 0 ? context : withMore(context, demand.context),
    ...(via !== undefined && via.length > 0 && { via }),
  };
}

function policiesOf(kernel: Kernel, { caller, state }: Asker, { resource }: Demand): PolicySet<CompiledPolicy> {
  const { organization, identities } = kernel;
  const owner = resource.owner ?? caller.account;
  const scp = caller.account === undefined ? undefined : organization.scp(state, caller.account);
  const rcp = owner === undefined ? undefined : organization.rcp(state, owner);
  const { policy, grants, s3, share } = resource;
  const { identity, boundary, session } = caller.policies;
  // Assigned one by one, so that all sets of the same kinds of policies are objects of one form, which the engine reads faster.
  const policies: { -readonly [Kind in keyof PolicySet<CompiledPolicy>]: PolicySet<CompiledPolicy>[Kind] } = { identity };
  if (boundary !== undefined) policies.boundary = boundary;
  if (session !== undefined) policies.session = session;
  if (scp !== undefined) policies.scp = scp;
  if (rcp !== undefined) policies.rcp = rcp;
  if (policy !== undefined) policies.resource = compileStored(policy.policy, policy.description, { state, identities });
  if (grants !== undefined) policies.grants = grants;
  if (s3 !== undefined) policies.s3 = s3;
  if (share !== undefined) policies.share = share;
  return policies;
}

function withMore(context: Asker['context'], more: NonNullable<Demand['context']>): Asker['context'] {
  const all = new Map(context);
  for (const [key, value] of more) all.set(key, value);
  return all;
}

const tagMaps = new WeakMap<object, ReadonlyMap<string, string>>();

/** Rows are replaced, never changed: the map of a row's tags stays right. */
function tagMap(tags: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  let map = tagMaps.get(tags);
  if (map === undefined) {
    map = new Map(Object.entries(tags));
    tagMaps.set(tags, map);
  }
  return map;
}
