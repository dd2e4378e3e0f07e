// Short ways to write requests and policies for the reference's own tests.
import type { AccountFacts } from '../../src/model/account.ts';
import type { PolicySet, PolicyType } from '../../src/model/policy-set.ts';
import type { AssumedRoot, FederatedUser, Principal, RoleSession, RootUser, User } from '../../src/model/principal.ts';
import type { AuthorizationRequest, ContextValue } from '../../src/model/request.ts';
import { type RawPolicy, type ReferenceDecision, referenceDecision } from './reference.ts';

export const A = '111111111111';
export const B = '222222222222';
export const X = '333333333333';
const MANAGEMENT = '999999999999';

export const alice: User = { kind: 'user', arn: `arn:aws:iam::${A}:user/team/alice`, account: A, id: 'AIDAALICE' };
export const session: RoleSession = {
  kind: 'roleSession',
  role: `arn:aws:iam::${A}:role/path/R`,
  account: A,
  roleId: 'AROAR',
  sessionName: 'S',
};
export const sessionArn: string = `arn:aws:sts::${A}:assumed-role/R/S`;
export const root: RootUser = { kind: 'root', account: A, partition: 'aws' };
export const rootArn: string = `arn:aws:iam::${A}:root`;
export const federated: FederatedUser = { kind: 'federatedUser', account: A, partition: 'aws', name: 'F', parent: alice.arn };
export const federatedArn: string = `arn:aws:sts::${A}:federated-user/F`;
export const assumedRoot: AssumedRoot = {
  kind: 'assumedRoot',
  account: A,
  partition: 'aws',
  taskPolicyArn: 'arn:aws:iam::aws:policy/Task',
};
export const anonymous: Principal = { kind: 'anonymous' };
export const sns: Principal = { kind: 'service', name: 'sns.amazonaws.com' };

/** A member of the organization, or its management account. */
export function member(id: string): AccountFacts {
  return { id, organization: { id: 'o-1', managementAccount: MANAGEMENT, path: `o-1/r-1/ou-1/` } };
}

export type Statement = Readonly<Record<string, unknown>>;

/** An Allow of everything on everything, for everybody in question, but for what `elements` say. */
export function allow(elements: Statement = {}): Statement {
  return { Effect: 'Allow', Action: '*', Resource: '*', ...elements };
}

export function deny(elements: Statement = {}): Statement {
  return { ...allow(elements), Effect: 'Deny' };
}

/** Statements that `Principal` makes fit for a resource policy. */
export function to(Principal: unknown, elements: Statement = {}): Statement {
  return allow({ Principal, ...elements });
}

export function policy(type: PolicyType, ...statements: readonly Statement[]): RawPolicy {
  return { description: { type, name: type }, document: { Version: '2012-10-17', Statement: statements } };
}

export type Policies = Partial<PolicySet<RawPolicy>>;

export interface Case {
  readonly principal?: Principal;
  readonly caller?: AccountFacts;
  readonly action?: string;
  readonly resource?: string;
  readonly owner?: string | AccountFacts | null;
  readonly tags?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly via?: readonly string[];
  readonly policies?: Policies;
}

/** Alice of account A gets an object of A's, unless told otherwise. No organization and no policies unless given. */
export function question(one: Case): readonly [AuthorizationRequest, PolicySet<RawPolicy>] {
  const principal = one.principal ?? alice;
  const owner = one.owner === undefined ? A : one.owner;
  const request: AuthorizationRequest = {
    principal,
    ...('account' in principal && { caller: one.caller ?? { id: principal.account } }),
    action: one.action ?? 's3:GetObject',
    resource: {
      arn: one.resource ?? 'arn:aws:s3:::bucket/key',
      ...(owner !== null && { owner: typeof owner === 'string' ? { id: owner } : owner }),
      ...(one.tags && { tags: new Map(Object.entries(one.tags)) }),
    },
    context: new Map(Object.entries(one.context ?? {})),
    ...(one.via && { via: one.via }),
  };
  return [request, { identity: [], ...one.policies }];
}

export function decide(one: Case): ReferenceDecision {
  return referenceDecision(...question(one));
}

/** `allowed`, or the layers in the way; an explicit deny is marked `X`. */
export function verdict(one: Case): string {
  const { kind, blockers } = decide(one);
  return kind === 'allowed' ? 'allowed' : `${kind === 'explicitDeny' ? 'X ' : ''}${blockers.join(' ')}`;
}
