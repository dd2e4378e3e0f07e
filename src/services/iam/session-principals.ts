// What temporary credentials stand for, as a caller: role, user, root and federated sessions.
import type { Caller, CallerPolicies } from '../../cloud/caller.ts';
import type { Session } from '../../cloud/session.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { SessionFacts } from '../../model/principal.ts';
import { rootArn } from './arns.ts';
import { carriedPolicies, compileManaged, compileText, DENY_ALL, managedSource, sameSources } from './compiled-policies.ts';
import { roleById, userById } from './principal-rows.ts';
import type { RoleRow, UserRow } from './state.ts';
import { tagMap } from './tags.ts';

interface Known {
  readonly row: UserRow | RoleRow | undefined;
  readonly carried: CallerPolicies;
  readonly passed: readonly (object | undefined)[];
  readonly caller: Caller;
}

const known = new WeakMap<Session, Known>();
const NO_POLICIES: CallerPolicies = { identity: [] };

/** The caller behind a session; undefined when its user or role is gone. The same object as long as nothing of it has changed. */
export function sessionCaller(state: StateReader, session: Session): Caller | undefined {
  const row = rowBehind(state, session);
  if (row === null) return undefined;
  const carried = row === undefined ? NO_POLICIES : carriedPolicies(state, row);
  const passed = (session.policyArns ?? []).map((arn) => managedSource(state, arn));
  const last = known.get(session);
  if (last !== undefined && last.row === row && last.carried === carried && sameSources(last.passed, passed)) return last.caller;
  const caller = makeCaller(state, session, row, carried);
  known.set(session, { row, carried, passed, caller });
  return caller;
}

/** The user or role behind a session; undefined where there need not be one, null where it is gone. */
function rowBehind(state: StateReader, { subject }: Session): UserRow | RoleRow | undefined | null {
  switch (subject.kind) {
    case 'role':
      return roleById(state, subject.roleId) ?? null;
    case 'user':
      return userById(state, subject.userId) ?? null;
    case 'federatedUser':
      return subject.parentId === undefined ? undefined : (userById(state, subject.parentId) ?? null);
    default:
      return undefined;
  }
}

function makeCaller(state: StateReader, session: Session, row: UserRow | RoleRow | undefined, carried: CallerPolicies): Caller {
  const { subject, account, partition } = session;
  const policies = sessionPolicies(state, session, carried);
  if (subject.kind === 'role' && row?.kind === 'role') return roleSessionCaller(session, subject.sessionName, row, policies);
  if (subject.kind === 'user' && row?.kind === 'user') return userSessionCaller(session, row, policies);
  if (subject.kind === 'federatedUser') return federatedUserCaller(session, subject.name, row, policies);
  const root = { account, partition, session: factsOf(session) };
  const named = { arn: rootArn(session), userId: account };
  if (subject.kind === 'assumedRoot') {
    const { taskPolicyArn } = subject;
    return { ...shared(session, taskPolicies(state, taskPolicyArn)), principal: { kind: 'assumedRoot', taskPolicyArn, ...root }, ...named };
  }
  return { ...shared(session, policies), principal: { kind: 'root', ...root }, ...named };
}

type Shared = Pick<Caller, 'account' | 'policies' | 'accessKeyId' | 'session'>;

function shared(session: Session, policies: CallerPolicies): Shared {
  return { account: session.account, policies, accessKeyId: session.accessKeyId, session };
}

function roleSessionCaller(session: Session, sessionName: string, role: RoleRow, policies: CallerPolicies): Caller {
  return {
    ...shared(session, policies),
    principal: {
      kind: 'roleSession',
      role: role.arn,
      account: session.account,
      roleId: role.id,
      sessionName,
      tags: overridden(role.tags, session.tags),
      session: factsOf(session),
      serviceLinked: role.linkedService !== undefined,
      ...(session.transitiveTagKeys !== undefined && { transitiveTagKeys: session.transitiveTagKeys }),
      ...(session.federatedProvider !== undefined && { federatedProvider: session.federatedProvider }),
    },
    arn: `arn:${session.partition}:sts::${session.account}:assumed-role/${role.name}/${sessionName}`,
    userId: `${role.id}:${sessionName}`,
  };
}

/** Session tags take the place of the role's or user's tags of the same key, whatever its case. Source: AWS STS API Reference, GetFederationToken, Tags. */
function overridden(own: RoleRow['tags'], sessionTags: Session['tags']): ReadonlyMap<string, string> {
  if (sessionTags === undefined) return tagMap(own);
  const passed = new Set(Object.keys(sessionTags).map((key) => key.toLowerCase()));
  return new Map([...tagMap(own.filter(({ Key }) => !passed.has(Key.toLowerCase()))), ...Object.entries(sessionTags)]);
}

function userSessionCaller(session: Session, user: UserRow, policies: CallerPolicies): Caller {
  return {
    ...shared(session, policies),
    principal: { kind: 'user', arn: user.arn, account: user.account, id: user.id, tags: tagMap(user.tags), session: factsOf(session) },
    arn: user.arn,
    userId: user.id,
  };
}

function federatedUserCaller(session: Session, name: string, parent: UserRow | RoleRow | undefined, policies: CallerPolicies): Caller {
  const { account, partition } = session;
  return {
    ...shared(session, policies),
    principal: {
      kind: 'federatedUser',
      account,
      partition,
      name,
      parent: parent?.arn ?? rootArn(session),
      tags: overridden(parent?.tags ?? [], session.tags),
      session: factsOf(session),
    },
    arn: `arn:${partition}:sts::${account}:federated-user/${name}`,
    userId: `${account}:${name}`,
  };
}

function factsOf({ issuedAt, mfa, sourceIdentity }: Session): SessionFacts {
  return {
    issuedAt: new Date(issuedAt).toISOString(),
    ...(mfa !== undefined && { mfa }),
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  };
}

const inline = new WeakMap<Session, CompiledPolicy>();

/** With the session's own policies, when it was made with any. A managed one that is gone allows nothing. */
function sessionPolicies(state: StateReader, session: Session, carried: CallerPolicies): CallerPolicies {
  if (session.policy === undefined && session.policyArns === undefined) return carried;
  const passed: CompiledPolicy[] = [];
  if (session.policy !== undefined) passed.push(inlinePolicy(session, session.policy));
  for (const arn of session.policyArns ?? []) {
    const policy = compileManaged(state, arn, 'session');
    if (policy !== undefined) passed.push(policy);
  }
  return { ...carried, session: passed };
}

function inlinePolicy(session: Session, text: string): CompiledPolicy {
  let policy = inline.get(session);
  if (policy === undefined) {
    policy = compileText(text, { type: 'session', name: 'session policy', account: session.account });
    inline.set(session, policy);
  }
  return policy;
}

function taskPolicies(state: StateReader, arn: string): CallerPolicies {
  const policy = compileManaged(state, arn, 'session');
  // Without its task policy the session must not become all of root.
  return { identity: [], session: [policy ?? compileText(DENY_ALL, { type: 'session', name: 'unknown task policy', arn })] };
}
