// A world: a few policies, and the many requests that are made under them. The same seed and index give the same world.
import type { AccountFacts } from '../../src/model/account.ts';
import type { Naming, Target } from './aim.ts';
import type { Caller, CallerKind } from './callers.ts';
import { CALLER_KINDS, generateCaller, KIND_WEIGHTS } from './callers.ts';
import { callerValues, generateSharedContext } from './contexts.ts';
import type { Goal } from './moods.ts';
import { GOALS } from './moods.ts';
import type { WorldPolicies } from './policy-sets.ts';
import { generateWorldPolicies } from './policy-sets.ts';
import { Random, weights } from './random.ts';
import type { Surroundings, WorldRequest } from './requests.ts';
import { createRequestMaker } from './requests.ts';
import type { ServiceProfile } from './services.ts';
import { generateService, generateServiceOf } from './services.ts';
import type { Universe } from './universe.ts';
import { generateUniverse } from './universe.ts';

export interface World {
  readonly seed: number;
  readonly index: number;
  readonly goal: Goal;
  readonly policies: WorldPolicies;
  readonly requests: readonly WorldRequest[];
}

const SIZES = weights([64, 70], [96, 15], [128, 10], [256, 5]);

/** Kinds of caller that can be held back by the layers that this goal is about. */
function fitting(goal: Goal, kind: CallerKind, service: ServiceProfile): boolean {
  // The federated calls are all that such a caller makes.
  if (kind === 'federatedCaller') return service.policy === 'trust';
  if (goal.session === 'deny' && kind === 'assumedRoot') return true;
  if (goal.session !== undefined) return kind === 'roleSession' || kind === 'federatedUser';
  if (goal.boundary !== undefined) return kind === 'user' || kind === 'userSession' || kind === 'roleSession' || kind === 'federatedUser';
  return true;
}

function generateCallers(r: Random, universe: Universe, goal: Goal, service: ServiceProfile): readonly Caller[] {
  const callers: Caller[] = [];
  const count = r.between(4, 7);
  const home = r.chance(0.85) ? (universe.accounts[0] as AccountFacts) : r.pick(universe.accounts);
  // Where a layer is to be seen blocking, the rare kinds of caller come as often as the usual ones.
  const even = Object.keys(goal).length > 0 && r.chance(0.5);
  const pickKind = (): CallerKind => {
    if (service.policy === 'trust' && r.chance(0.15)) return 'federatedCaller';
    return even ? r.pick(CALLER_KINDS) : r.weighted(KIND_WEIGHTS);
  };
  while (callers.length < count) {
    const picked = pickKind();
    const kind = fitting(goal, picked, service) ? picked : r.chance(0.5) ? 'roleSession' : 'federatedUser';
    callers.push(generateCaller(r, universe, kind, r.chance(0.7) ? home : r.pick(universe.accounts)));
  }
  return callers;
}

function generateTargets(r: Random, universe: Universe, service: ServiceProfile, owner: AccountFacts): readonly Target[] {
  const arns = service.arns(universe.partition, owner.id);
  const specific = service.actions.filter(([, resource]) => resource >= 0);
  const usual = specific.length > 0 ? specific : service.actions;
  return Array.from({ length: r.between(1, 3) }, () => {
    // The first actions of a service are the usual ones.
    const at = Math.min(r.below(usual.length), r.below(usual.length));
    const [action, resource] = usual[at] as (typeof usual)[number];
    return { action, resource: arns[resource] ?? '*' };
  });
}

/** How often caller and resource are of one account. */
function nearness(goal: Goal, service: ServiceProfile): number {
  // Where no policy can open a resource to other accounts, there is little to see across them.
  if (service.name === 'iam' || service.name === 'wildcard') return 0.8;
  // These bind other accounts only.
  if (goal.publicAccessBlock !== undefined || goal.share !== undefined) return 0.1;
  if (goal.boundary === 'miss' || goal.session === 'miss') return 0.7;
  return goal.acl === undefined ? 0.46 : 0.25;
}

/** A public bucket for Block Public Access; the caller's role or user where the layers that bind its sessions are to be seen at work. */
function namingOf(goal: Goal): Naming {
  if (goal.publicAccessBlock !== undefined) return { everybody: 0.85, behindSession: 0 };
  return goal.boundary !== undefined || goal.session !== undefined
    ? { everybody: 0.12, behindSession: 0.5 }
    : { everybody: 0.36, behindSession: 0.1 };
}

/** Services that have what this goal is about. */
function pickService(r: Random, goal: Goal): ServiceProfile {
  if (goal.publicAccessBlock !== undefined) return generateServiceOf(r, ['s3']);
  if (goal.acl !== undefined && goal.grant === undefined) return generateServiceOf(r, ['s3']);
  if (goal.trust !== undefined && goal.resource === undefined) return generateServiceOf(r, ['sts']);
  if (goal.share !== undefined && goal.grant === undefined) return generateServiceOf(r, ['snapshot']);
  if (goal.grant !== undefined) return generateServiceOf(r, ['s3', 's3', 'kms', 'snapshot']);
  return generateService(r);
}

function generateSurroundings(r: Random, goal: Goal): Surroundings {
  const universe = generateUniverse(r);
  const service = pickService(r, goal);
  const callers = generateCallers(r, universe, goal, service);
  const home = callers.find(({ account }) => account !== undefined)?.account;
  const owner = home !== undefined && r.chance(nearness(goal, service)) ? home : r.pick(universe.accounts);
  const context = generateSharedContext(r, service);
  const values = callerValues(callers[0] as Caller);
  for (const { spec, value } of context) values.set(spec.name, value);
  const resourceTags = r.chance(0.5) ? new Map([[r.chance(0.6) ? 'env' : 'Team', r.pick(['red', 'blue', 'Red'])]]) : undefined;
  for (const [tag, value] of resourceTags ?? []) values.set(`aws:ResourceTag/${tag}`, value);
  const present = context.map(({ spec }) => spec);
  const targets = generateTargets(r, universe, service, owner);
  return { aim: { universe, service, owner, callers, targets, naming: namingOf(goal), present, values }, context, resourceTags };
}

/** The world at this place of the sequence that the seed begins. */
export function generateWorld(seed: number, index: number): World {
  const r = new Random(seed, index);
  const goal = GOALS[index % GOALS.length] as Goal;
  const surroundings = generateSurroundings(r, goal);
  const { aim } = surroundings;
  const policies = generateWorldPolicies(r, aim, goal, aim.callers.find(({ account }) => account !== undefined)?.account ?? aim.owner);
  const make = createRequestMaker(r, surroundings, policies);
  const size = r.weighted(SIZES);
  const requests: WorldRequest[] = [];
  for (let made = 0; made < size; made++) requests.push(make());
  return { seed, index, goal, policies, requests };
}
