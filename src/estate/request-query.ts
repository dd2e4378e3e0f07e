// A request as a person asks it: names and ARNs, before the estate says what they are.
import type { PolicyText } from './estate.ts';

export interface RequestQuery {
  /**
   * A user, role, assumed-role session, root or federated-user ARN; an account id (its root user); a service
   * (`sns.amazonaws.com`); `anonymous`; or, for AssumeRoleWithSAML and AssumeRoleWithWebIdentity, the provider's ARN or host.
   * A role ARN stands for a session of that role.
   */
  readonly principal: string;
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** The owner, where neither the ARN nor the estate says. */
  readonly resourceAccount?: string;
  readonly context?: ReadonlyMap<string, string | readonly string[]>;
  readonly via?: readonly string[];
  /** Id of the VPC endpoint that the request comes through; else `aws:SourceVpce` of the context names it. */
  readonly vpcEndpoint?: string;
  readonly session?: SessionQuery;
}

/** What is particular to the session. */
export interface SessionQuery {
  /** Session name, when `principal` is a role ARN. */
  readonly name?: string;
  readonly policies?: readonly PolicyText[];
  /** ARNs of managed session policies. */
  readonly policyArns?: readonly string[];
  readonly tags?: ReadonlyMap<string, string>;
  readonly transitiveTagKeys?: readonly string[];
  readonly sourceIdentity?: string;
  readonly issuedAt?: string;
  readonly mfa?: boolean;
  readonly federatedProvider?: string;
  /** ARN of the user behind a federated-user session. */
  readonly parent?: string;
  /** ARN of the task policy of an AssumeRoot session. */
  readonly taskPolicyArn?: string;
}
