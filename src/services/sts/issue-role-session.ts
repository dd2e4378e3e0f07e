// Makes the session of a role that the caller was allowed to become.
import type { CallContext, ServiceSession } from '../../cloud/call-context.ts';
import type { AssumedRoleUser, Credentials } from '../../cloud/model/generated/sts.ts';
import { packedSize, type PolicyInput, sessionPolicies } from './session-policies.ts';
import { issueCredentials } from './issue-credentials.ts';
import type { RequestedRole } from './requested-role.ts';
import type { SessionTags } from './session-tags.ts';
import { validationError } from './validation-error.ts';

export interface RoleSessionInput extends PolicyInput {
  readonly DurationSeconds?: number | undefined;
}

export interface RoleSessionFacts {
  readonly requested: RequestedRole;
  readonly sessionName: string;
  readonly tags: SessionTags;
  readonly sourceIdentity: string | undefined;
  /** The caller is itself a session of a role. */
  readonly chained: boolean;
  readonly federatedProvider?: string;
  /** Condition keys that stay with the session. */
  readonly context?: Readonly<Record<string, string>>;
  /** Taken by a service for what it runs, which no limit of the role binds. */
  readonly service?: ServiceSession;
  /** Milliseconds since 1970 after which the session must not live. */
  readonly notAfter?: number;
}

export interface RoleSession {
  readonly Credentials: Credentials;
  readonly AssumedRoleUser: AssumedRoleUser;
  readonly PackedPolicySize?: number;
  readonly SourceIdentity?: string;
}

const HOUR = 3600;

/** Throws `ValidationError` for durations, `MalformedPolicyDocument` and `PackedPolicyTooLarge`. Seconds throughout. */
export function issueRoleSession(cx: CallContext, input: RoleSessionInput, facts: RoleSessionFacts): RoleSession {
  const { requested, sessionName, tags, sourceIdentity } = facts;
  const { role } = requested;
  if (role === undefined) throw new Error('a role that does not exist was allowed to be assumed');
  const duration = facts.service?.seconds ?? input.DurationSeconds ?? HOUR;
  const context = facts.service?.context ?? facts.context;
  if (facts.service === undefined && duration > role.maxSessionDuration) {
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  if (facts.chained && duration > HOUR) {
    throw validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.');
  }
  const policies = sessionPolicies(cx, role.account, input);
  const all = { ...tags.inherited, ...tags.passed };
  const transitive = [...Object.keys(tags.inherited), ...tags.transitive];
  const measured = policies.given || Object.keys(tags.passed).length > 0;
  const size = packedSize(policies.fields, all);
  const credentials = issueCredentials(cx, Math.min(cx.now + duration * 1000, facts.notAfter ?? Number.POSITIVE_INFINITY), {
    account: role.account,
    subject: { kind: 'role', roleId: role.id, sessionName },
    ...policies.fields,
    ...(Object.keys(all).length > 0 && { tags: all }),
    ...(transitive.length > 0 && { transitiveTagKeys: transitive }),
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    ...(facts.federatedProvider !== undefined && { federatedProvider: facts.federatedProvider }),
    ...(context !== undefined && { context }),
  });
  return {
    Credentials: credentials,
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${sessionName}`,
      Arn: `arn:${cx.partition}:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
    },
    ...(measured && { PackedPolicySize: size }),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  };
}
