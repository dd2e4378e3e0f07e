// Callers of every kind that IAM tells apart, with few names, so that policies meet them.
import type { AccountFacts } from '../../src/model/account.ts';
import type { FederatedUser, Principal, RoleSession, SessionFacts, User } from '../../src/model/principal.ts';
import type { Random, Weighted } from './random.ts';
import { weights } from './random.ts';
import type { Universe } from './universe.ts';

export const CALLER_KINDS = [
  'anonymous',
  'root',
  'rootSession',
  'user',
  'userSession',
  'roleSession',
  'serviceLinked',
  'federatedUser',
  'assumedRoot',
  'federatedCaller',
  'service',
] as const;

/** A kind of caller as the gauge counts them: finer than `Principal['kind']`. */
export type CallerKind = (typeof CALLER_KINDS)[number];

/** A caller with its account, where it has one. */
export interface Caller {
  readonly kind: CallerKind;
  readonly principal: Principal;
  readonly account?: AccountFacts;
}

export const KIND_WEIGHTS: Weighted<CallerKind> = weights<CallerKind>(
  ['anonymous', 6],
  ['root', 6],
  ['rootSession', 5],
  ['user', 17],
  ['userSession', 8],
  ['roleSession', 26],
  ['serviceLinked', 6],
  ['federatedUser', 10],
  ['assumedRoot', 6],
  ['federatedCaller', 4],
  ['service', 6],
);

const USER_PATHS = ['', 'team/'];
const USER_NAMES = ['alice', 'bob', 'Alice'];
const ROLE_PATHS = ['', 'service/', 'a/b/'];
const ROLE_NAMES = ['app', 'admin'];
const SESSION_NAMES = ['s1', 'alice', 'i-0abc'];
const SERVICES = ['sns.amazonaws.com', 'ec2.amazonaws.com', 's3.amazonaws.com', 'lambda.amazonaws.com'];
const TAG_VALUES = ['red', 'blue', 'Red', 'r*d', ''];
const ISSUED = ['2026-01-01T00:00:00Z', '2026-02-03T04:05:06Z'];
const TASK_POLICIES = [
  'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy',
  'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials',
];

/** The kind of a principal as the gauge counts it. */
export function callerKind(principal: Principal): CallerKind {
  switch (principal.kind) {
    case 'root':
      return principal.session === undefined ? 'root' : 'rootSession';
    case 'user':
      return principal.session === undefined ? 'user' : 'userSession';
    case 'roleSession':
      return principal.serviceLinked === true ? 'serviceLinked' : 'roleSession';
    default:
      return principal.kind;
  }
}

export function providers(universe: Universe, account: string): readonly string[] {
  return [
    `arn:${universe.partition}:iam::${account}:saml-provider/corp`,
    `arn:${universe.partition}:iam::${account}:oidc-provider/token.example.com`,
    'accounts.google.com',
  ];
}

/** Stable unique ids, so that a policy can name the entity by its id. */
function userId(name: string): string {
  return `AIDA${name.toUpperCase()}EXAMPLE`;
}

function roleId(name: string): string {
  return `AROA${name.toUpperCase()}EXAMPLE`;
}

function generateSession(r: Random): SessionFacts {
  return {
    ...(r.chance(0.9) ? { issuedAt: r.pick(ISSUED) } : {}),
    ...(r.chance(0.5) ? { mfa: r.chance(0.5) } : {}),
    ...(r.chance(0.3) ? { sourceIdentity: r.pick(USER_NAMES) } : {}),
  };
}

function generateTags(r: Random): { tags?: ReadonlyMap<string, string> } {
  if (r.chance(0.3)) return {};
  const tags = new Map<string, string>();
  if (r.chance(0.8)) tags.set('team', r.pick(TAG_VALUES));
  if (r.chance(0.3)) tags.set('Env', r.pick(TAG_VALUES));
  return { tags };
}

function generateUser(r: Random, partition: string, account: string, session: boolean): User {
  const name = r.pick(USER_NAMES);
  return {
    kind: 'user',
    arn: `arn:${partition}:iam::${account}:user/${r.pick(USER_PATHS)}${name}`,
    account,
    ...(r.chance(0.8) ? { id: userId(name) } : {}),
    ...generateTags(r),
    ...(session ? { session: generateSession(r) } : {}),
  };
}

function generateRoleSession(r: Random, partition: string, account: string, serviceLinked: boolean): RoleSession {
  const name = serviceLinked ? 'AWSServiceRoleForECS' : r.pick(ROLE_NAMES);
  const path = serviceLinked ? 'aws-service-role/ecs.amazonaws.com/' : r.pick(ROLE_PATHS);
  return {
    kind: 'roleSession',
    role: `arn:${partition}:iam::${account}:role/${path}${name}`,
    account,
    ...(r.chance(0.8) ? { roleId: roleId(name) } : {}),
    sessionName: r.pick(SESSION_NAMES),
    ...generateTags(r),
    ...(r.chance(0.2) ? { transitiveTagKeys: ['team'] } : {}),
    ...(r.chance(0.9) ? { session: generateSession(r) } : {}),
    ...(serviceLinked ? { serviceLinked: true } : r.chance(0.1) ? { serviceLinked: false } : {}),
    ...(r.chance(0.1) ? { federatedProvider: 'accounts.google.com' } : {}),
  };
}

function generateFederatedUser(r: Random, partition: string, account: string): FederatedUser {
  const parent = r.chance(0.8)
    ? `arn:${partition}:iam::${account}:user/${r.pick(USER_PATHS)}${r.pick(USER_NAMES)}`
    : `arn:${partition}:iam::${account}:root`;
  const session = r.chance(0.9) ? { session: generateSession(r) } : {};
  return { kind: 'federatedUser', account, partition, name: r.pick(SESSION_NAMES), parent, ...generateTags(r), ...session };
}

/** A caller of this kind; callers without an account leave `account` out. */
export function generateCaller(r: Random, universe: Universe, kind: CallerKind, account: AccountFacts): Caller {
  const { partition } = universe;
  const { id } = account;
  switch (kind) {
    case 'anonymous':
      return { kind, principal: { kind } };
    case 'root':
      return { kind, principal: { kind: 'root', account: id, partition }, account };
    case 'rootSession':
      return { kind, principal: { kind: 'root', account: id, partition, session: generateSession(r) }, account };
    case 'user':
    case 'userSession':
      return { kind, principal: generateUser(r, partition, id, kind === 'userSession'), account };
    case 'roleSession':
    case 'serviceLinked':
      return { kind, principal: generateRoleSession(r, partition, id, kind === 'serviceLinked'), account };
    case 'federatedUser':
      return { kind, principal: generateFederatedUser(r, partition, id), account };
    case 'assumedRoot': {
      const session = r.chance(0.8) ? { session: generateSession(r) } : {};
      return { kind, principal: { kind, account: id, partition, taskPolicyArn: r.pick(TASK_POLICIES), ...session }, account };
    }
    case 'federatedCaller':
      return { kind, principal: { kind, provider: r.pick(providers(universe, id)) } };
    case 'service':
      return { kind, principal: { kind, name: r.pick(SERVICES) } };
  }
}
