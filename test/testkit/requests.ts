// The requests of a world: mostly what its policies aim at, with one thing or another changed.
import type { AccountFacts } from '../../src/model/account.ts';
import type { PolicySet } from '../../src/model/policy-set.ts';
import type { AuthorizationRequest, RequestResource } from '../../src/model/request.ts';
import type { Aim, Target } from './aim.ts';
import type { Caller } from './callers.ts';
import { CALLER_KINDS } from './callers.ts';
import { changeCase } from './case-changes.ts';
import type { ContextEntry } from './contexts.ts';
import { generateContext } from './contexts.ts';
import type { RawPolicy } from './policy-json.ts';
import type { Situation, WorldPolicies } from './policy-sets.ts';
import { policiesFor, situationKey } from './policy-sets.ts';
import type { Random } from './random.ts';

/** One request with the policies that apply to it; many requests share one set. */
export interface WorldRequest {
  readonly request: AuthorizationRequest;
  readonly policies: PolicySet<RawPolicy>;
}

/** What the requests of a world have in common. */
export interface Surroundings {
  readonly aim: Aim;
  readonly context: readonly ContextEntry[];
  readonly resourceTags: ReadonlyMap<string, string> | undefined;
}

const VIAS: readonly (readonly string[])[] = [
  ['athena.amazonaws.com'],
  ['cloudformation.amazonaws.com'],
  ['athena.amazonaws.com', 's3.amazonaws.com'],
  [],
];
const FEDERATED_ACTIONS = ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** Makes one request after the other, out of the same stream of numbers. */
export function createRequestMaker(r: Random, surroundings: Surroundings, policies: WorldPolicies): () => WorldRequest {
  const { aim } = surroundings;
  const seen = new Map<number, PolicySet<RawPolicy>>();
  const sessionPolicies = aim.callers.map((caller) => carriesSessionPolicy(r, caller, policies));
  const policiesIn = (situation: Situation): PolicySet<RawPolicy> => {
    const key = situationKey(situation, CALLER_KINDS.indexOf(situation.kind));
    let found = seen.get(key);
    if (found === undefined) {
      found = policiesFor(policies, situation);
      seen.set(key, found);
    }
    return found;
  };
  const arns = aim.service.arns(aim.universe.partition, aim.owner.id);
  return () => {
    const callerIndex = r.chance(0.45) ? 0 : r.below(aim.callers.length);
    const caller = aim.callers[callerIndex] as Caller;
    const { action, resource } = pickTarget(r, aim, caller, arns);
    const specific = resource !== '*';
    const owner = pickOwner(r, aim, resource);
    const ownerFacts = owner ?? caller.account;
    const via = caller.account !== undefined && r.chance(0.06) ? r.pick(VIAS) : undefined;
    const request: Draft<AuthorizationRequest> = {
      principal: caller.principal,
      action: r.chance(0.05) ? changeCase(r, action) : action,
      resource: makeResource(resource, owner, pickTags(r, surroundings, specific)),
      context: generateContext(r, surroundings.context, via === undefined),
    };
    if (caller.account !== undefined) request.caller = caller.account;
    if (via !== undefined) request.via = via;
    const situation: Situation = {
      kind: caller.kind,
      callerOrganized: caller.account?.organization !== undefined,
      ownerOrganized: ownerFacts?.organization !== undefined,
      sessionPolicy: sessionPolicies[callerIndex] as boolean,
      endpoint: policies.endpoint !== undefined && via === undefined && r.chance(0.8),
      specific,
    };
    return { request, policies: policiesIn(situation) };
  };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function makeResource(arn: string, owner: AccountFacts | undefined, tags: ReadonlyMap<string, string> | undefined): RequestResource {
  const made: Draft<RequestResource> = { arn };
  if (owner !== undefined) made.owner = owner;
  if (tags !== undefined) made.tags = tags;
  return made;
}

/** Role sessions and federated users may be made with session policies; AssumeRoot always passes its task policy. */
function carriesSessionPolicy(r: Random, caller: Caller, policies: WorldPolicies): boolean {
  if (caller.kind === 'assumedRoot') return r.chance(0.95);
  if (caller.kind !== 'roleSession' && caller.kind !== 'federatedUser') return false;
  return policies.session.length === 0 ? r.chance(0.05) : r.chance(caller.kind === 'federatedUser' ? 0.8 : 0.6);
}

function pickTarget(r: Random, aim: Aim, caller: Caller, arns: readonly string[]): Target {
  const { service } = aim;
  if (caller.kind === 'federatedCaller' && service.policy === 'trust') {
    return { action: r.pick(FEDERATED_ACTIONS), resource: (aim.targets[0] as Target).resource };
  }
  const aimed = aim.targets[r.chance(0.6) ? 0 : r.below(aim.targets.length)] as Target;
  const fate = r.below(100);
  if (fate < 80) return aimed;
  if (fate < 87 && arns.length > 0) return { action: aimed.action, resource: r.pick(arns) };
  const [action, index] = r.pick(service.actions);
  return { action, resource: arns[index] ?? '*' };
}

/** The owner, now and then another account than the ARN suggests; nobody in particular for `*`. */
function pickOwner(r: Random, aim: Aim, resource: string): AccountFacts | undefined {
  const fate = r.below(100);
  if (resource === '*') return fate < 12 ? aim.owner : undefined;
  if (fate < 1) return undefined;
  return fate < 5 ? r.pick(aim.universe.accounts) : aim.owner;
}

function pickTags(r: Random, { resourceTags }: Surroundings, specific: boolean): ReadonlyMap<string, string> | undefined {
  if (!specific || resourceTags === undefined) return undefined;
  const fate = r.below(20);
  if (fate === 0) return undefined;
  return fate < 3 ? new Map([['env', r.pick(['red', 'green'])]]) : resourceTags;
}
