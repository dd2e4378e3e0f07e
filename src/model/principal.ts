// Who calls: one type per kind of caller that IAM tells apart.
import type { AccountId } from './account.ts';

export type Principal = Anonymous | RootUser | User | RoleSession | FederatedUser | AssumedRoot | FederatedCaller | ServicePrincipal;

/** An unsigned request. */
export interface Anonymous {
  readonly kind: 'anonymous';
}

/** What temporary credentials remember. */
export interface SessionFacts {
  /** When the credentials were issued: an ISO 8601 instant (`aws:TokenIssueTime`). */
  readonly issuedAt?: string;
  /** Whether MFA was used when they were issued (`aws:MultiFactorAuthPresent`). */
  readonly mfa?: boolean;
  /** Carried by the session and by every session chained from it. */
  readonly sourceIdentity?: string;
}

/** The root user of an account, by long-term credentials, or by GetSessionToken when `session` is there. */
export interface RootUser {
  readonly kind: 'root';
  readonly account: AccountId;
  readonly partition: string;
  readonly session?: SessionFacts;
}

/** An IAM user, by access key, or by GetSessionToken when `session` is there. */
export interface User {
  readonly kind: 'user';
  /** `arn:aws:iam::ACCOUNT:user/path/name` */
  readonly arn: string;
  readonly account: AccountId;
  /** `AIDA…`; absent when the estate does not say. */
  readonly id?: string;
  readonly tags?: ReadonlyMap<string, string>;
  readonly session?: SessionFacts;
}

/** Temporary credentials of a role. */
export interface RoleSession {
  readonly kind: 'roleSession';
  /** The role's ARN, with its path: `arn:aws:iam::ACCOUNT:role/path/name`. */
  readonly role: string;
  readonly account: AccountId;
  /** `AROA…`; absent when the estate does not say. */
  readonly roleId?: string;
  readonly sessionName: string;
  /** Principal tags in effect: the role's tags, overridden by the session's. */
  readonly tags?: ReadonlyMap<string, string>;
  /** Keys of session tags that the next session in a chain inherits. */
  readonly transitiveTagKeys?: readonly string[];
  readonly session?: SessionFacts;
  /** A role that a service owns: exempt from SCPs and RCPs. */
  readonly serviceLinked?: boolean;
  /** The OIDC provider of a web identity session (`aws:FederatedProvider`). */
  readonly federatedProvider?: string;
}

/** A GetFederationToken session. */
export interface FederatedUser {
  readonly kind: 'federatedUser';
  readonly account: AccountId;
  readonly partition: string;
  /** The name given in the call: `arn:aws:sts::ACCOUNT:federated-user/NAME`. */
  readonly name: string;
  /** ARN of the IAM user, or of the root user, that made the session. */
  readonly parent: string;
  readonly tags?: ReadonlyMap<string, string>;
  readonly session?: SessionFacts;
}

/** A session of AssumeRoot: the root user of a member account, held to one task policy (passed as the session policy), which only denies: what it does not deny is allowed. */
export interface AssumedRoot {
  readonly kind: 'assumedRoot';
  readonly account: AccountId;
  readonly partition: string;
  readonly taskPolicyArn: string;
  readonly session?: SessionFacts;
}

/** The unsigned caller of AssumeRoleWithSAML or AssumeRoleWithWebIdentity. */
export interface FederatedCaller {
  readonly kind: 'federatedCaller';
  /** The provider as a trust policy names it: a SAML or OIDC provider ARN, or a host such as `accounts.google.com`. */
  readonly provider: string;
}

/** An AWS service calling in its own name. */
export interface ServicePrincipal {
  readonly kind: 'service';
  /** `sns.amazonaws.com` */
  readonly name: string;
}
