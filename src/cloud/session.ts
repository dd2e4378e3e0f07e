// What temporary credentials stand for. Sealed into the session token itself: the cloud keeps no row for it.
import type { AccountId } from '../model/account.ts';

/** Whose session it is. Ids are unique ids (`AROA…`, `AIDA…`): a principal made anew under the same name is another one. */
export type SessionSubject =
  | { readonly kind: 'role'; readonly roleId: string; readonly sessionName: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'root' }
  /** `parentId` is a user's id, or absent for a session made by the root user. */
  | { readonly kind: 'federatedUser'; readonly name: string; readonly parentId?: string }
  | { readonly kind: 'assumedRoot'; readonly taskPolicyArn: string };

export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The account that the session acts in. */
  readonly account: AccountId;
  readonly partition: string;
  readonly subject: SessionSubject;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Text of the inline session policy. */
  readonly policy?: string;
  /** ARNs of managed session policies. */
  readonly policyArns?: readonly string[];
  /** Session tags; of a role's session only those passed or inherited, not the role's own. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly transitiveTagKeys?: readonly string[];
  readonly sourceIdentity?: string;
  readonly mfa?: boolean;
  /** The OIDC or SAML provider that vouched for the caller. */
  readonly federatedProvider?: string;
  /** Condition keys that stay with the session, lower case: `ec2:sourceinstancearn`, `sts:externalid` does not. */
  readonly context?: Readonly<Record<string, string>>;
}

/** What is given when a session is made; key, secret and token are minted. */
export type NewSession = Omit<Session, 'accessKeyId' | 'secretAccessKey'>;

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}
