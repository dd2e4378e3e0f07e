// The policies of a world, and the part of them that applies to one kind of request.
import type { AccountFacts } from '../../src/model/account.ts';
import type { PolicyDescription } from '../../src/model/decision.ts';
import type { PolicyLevel, PolicySet, PolicyType } from '../../src/model/policy-set.ts';
import type { Aim } from './aim.ts';
import type { CallerKind } from './callers.ts';
import { generateDocument } from './documents.ts';
import type { Goal, Mood } from './moods.ts';
import { moodOf } from './moods.ts';
import type { RawPolicy } from './policy-json.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';
import { generateGrants, generateS3Facts, generateShare } from './resource-facts.ts';

const LEVELS = weights([0, 3], [1, 12], [2, 30], [3, 30], [4, 15], [5, 10]);

/** Everything that a world has; requests see the part that fits them. */
export interface WorldPolicies extends PolicySet<RawPolicy> {
  readonly scp: readonly PolicyLevel<RawPolicy>[];
  readonly rcp: readonly PolicyLevel<RawPolicy>[];
  readonly session: readonly RawPolicy[];
  /** Whether callers that have no organization are given its policies all the same: they must not matter. */
  readonly stray: boolean;
}

export function generateWorldPolicies(r: Random, aim: Aim, goal: Goal, account: AccountFacts): WorldPolicies {
  let made = 0;
  const policy = (type: PolicyType, mood: Mood): RawPolicy => {
    const name = `${type}-${made++}`;
    const managed = type === 'scp' || type === 'rcp' || r.chance(0.3);
    const description: PolicyDescription = {
      type,
      name,
      ...(managed ? { arn: `arn:${aim.universe.partition}:iam::${account.id}:policy/${name}` } : {}),
      ...(r.chance(0.5) ? { account: type === 'resource' || type === 'trust' ? aim.owner.id : account.id } : {}),
    };
    return { description, document: generateDocument(r, aim, type, mood) };
  };
  const list = (type: PolicyType, counts: readonly number[]): RawPolicy[] => {
    const mood = moodOf(r, goal, type);
    const count = r.pick(counts);
    const policies: RawPolicy[] = [];
    for (let index = 0; index < count; index++) policies.push(policy(type, index === 0 || mood === 'miss' ? mood : 'mixed'));
    return policies;
  };
  const levels = (type: 'scp' | 'rcp'): PolicyLevel<RawPolicy>[] => {
    const mood = moodOf(r, goal, type);
    const count = Math.max(r.weighted(LEVELS), mood === 'permit' ? 0 : 1);
    const special = r.below(count);
    return Array.from({ length: count }, (_, index) => {
      const own = index === special ? mood : 'permit';
      const policies = type === 'rcp' && own === 'permit' && r.chance(0.7) ? [] : [policy(type, own)];
      if (r.chance(0.07)) policies.push(policy(type, 'mixed'));
      if (type === 'scp' && r.chance(0.006)) policies.length = 0;
      const kind = index === 0 ? 'root' : index === count - 1 ? 'account' : 'ou';
      return { kind, id: kind === 'root' ? 'r-ab12' : kind === 'ou' ? `ou-ab12-${index}` : account.id, policies };
    });
  };
  const { service } = aim;
  const resourceType = service.policy === 'trust' ? 'trust' : 'resource';
  const resourceMood = moodOf(r, goal, resourceType);
  const withResource =
    service.policy !== 'none' && (resourceMood === 'permit' ? !r.chance(0.06) : !r.chance(0.25) || resourceMood !== 'miss');
  const grants = service.name === 'kms' ? generateGrants(r, aim, goal.grant) : undefined;
  const share = service.name === 'snapshot' ? generateShare(r, aim, goal.share) : undefined;
  return {
    identity: list('identity', goal.identity === undefined ? [0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3] : [1, 1, 2]),
    ...(r.chance(goal.boundary === undefined ? 0.3 : 0.95) ? { boundary: policy('boundary', moodOf(r, goal, 'boundary')) } : {}),
    session: list('session', goal.session === undefined ? [0, 1, 1, 2] : [1, 1, 2]),
    scp: levels('scp'),
    rcp: levels('rcp'),
    ...(withResource ? { resource: policy(resourceType, resourceMood) } : {}),
    ...(r.chance(goal.endpoint === undefined ? 0.25 : 0.95) ? { endpoint: policy('endpoint', moodOf(r, goal, 'endpoint')) } : {}),
    ...(grants === undefined ? {} : { grants }),
    ...(service.name === 's3' && !r.chance(0.2) ? { s3: generateS3Facts(r, aim, goal.acl, goal.publicAccessBlock) } : {}),
    ...(share === undefined ? {} : { share }),
    stray: r.chance(0.05),
  };
}

/** What decides which of a world's policies a request sees. */
export interface Situation {
  readonly kind: CallerKind;
  readonly callerOrganized: boolean;
  readonly ownerOrganized: boolean;
  /** The session was made with a session policy. */
  readonly sessionPolicy: boolean;
  readonly endpoint: boolean;
  /** The resource is one that can carry policies, not `*`. */
  readonly specific: boolean;
}

/** A number that is the same for situations that see the same policies. */
export function situationKey(situation: Situation, kindIndex: number): number {
  const { callerOrganized, ownerOrganized, sessionPolicy, endpoint, specific } = situation;
  return ((((kindIndex * 2 + +callerOrganized) * 2 + +ownerOrganized) * 2 + +sessionPolicy) * 2 + +endpoint) * 2 + +specific;
}

const WITH_IDENTITY: ReadonlySet<CallerKind> = new Set(['user', 'userSession', 'roleSession', 'serviceLinked', 'federatedUser']);
const WITH_BOUNDARY: ReadonlySet<CallerKind> = new Set(['user', 'userSession', 'roleSession', 'federatedUser']);

/** The policies that a request in this situation sees. */
export function policiesFor(all: WorldPolicies, situation: Situation): PolicySet<RawPolicy> {
  const { kind, callerOrganized, ownerOrganized, sessionPolicy, endpoint, specific } = situation;
  const { stray } = all;
  return {
    identity: WITH_IDENTITY.has(kind) ? all.identity : [],
    ...(WITH_BOUNDARY.has(kind) && all.boundary !== undefined ? { boundary: all.boundary } : {}),
    ...(sessionPolicy ? { session: all.session } : {}),
    ...(callerOrganized || stray ? { scp: all.scp } : {}),
    ...((ownerOrganized && specific) || stray ? { rcp: all.rcp } : {}),
    ...(specific && all.resource !== undefined ? { resource: all.resource } : {}),
    ...(endpoint && all.endpoint !== undefined ? { endpoint: all.endpoint } : {}),
    ...(specific && all.grants !== undefined ? { grants: all.grants } : {}),
    ...(specific && all.s3 !== undefined ? { s3: all.s3 } : {}),
    ...(specific && all.share !== undefined ? { share: all.share } : {}),
  };
}
