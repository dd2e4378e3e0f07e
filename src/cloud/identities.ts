// What the cloud asks of its identity service (IAM): keys, principals, policies. The kernel knows no service; IAM implements this.
import type { AccountId } from '../model/account.ts';
import type { Caller } from './caller.ts';
import type { AccountContext } from './service.ts';
import type { ResourcePolicy } from './demand.ts';
import type { Session } from './session.ts';
import type { StateReader, StateWriter } from './state/table.ts';

/** A long-term access key. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly account: AccountId;
  readonly active: boolean;
}

export interface InstanceProfileView {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly roleArn?: string;
  readonly roleName?: string;
}

/** A role as STS needs to know it. */
export interface RoleView {
  readonly arn: string;
  /** `AROA…` */
  readonly id: string;
  readonly account: AccountId;
  readonly path: string;
  readonly name: string;
  /** Its description has the type `trust`. */
  readonly trust: ResourcePolicy;
  readonly tags: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly serviceLinked: boolean;
}

/** An identity provider that an account has registered. */
export type ProviderView =
  /** `url` is the issuer without its scheme: `token.actions.githubusercontent.com`, `oidc.eks.us-east-1.amazonaws.com/id/ABC`. */
  | {
      readonly kind: 'oidc';
      readonly arn: string;
      readonly url: string;
      readonly clientIds: readonly string[];
      readonly thumbprints: readonly string[];
    }
  /** `metadata` is the XML document as it was uploaded. */
  | { readonly kind: 'saml'; readonly arn: string; readonly metadata: string };

export interface Identities {
  readonly accessKey: (state: StateReader, accessKeyId: string) => AccessKey | undefined;
  /** The owner of a long-term key as a caller. */
  readonly callerOfKey: (state: StateReader, key: AccessKey) => Caller | undefined;
  /** The caller behind a session; undefined when its principal is gone. */
  readonly callerOfSession: (state: StateReader, session: Session) => Caller | undefined;
  /** Unique id of the user or role with this ARN; undefined if there is none. */
  readonly idOf: (state: StateReader, arn: string) => string | undefined;
  /** Unique id of the role with this name, whatever its path: sessions name roles without it. */
  readonly idOfRole?: (state: StateReader, account: AccountId, name: string) => string | undefined;
  /** Today's ARN of the user or role with this unique id; undefined when it is gone. */
  readonly arnOf: (state: StateReader, id: string) => string | undefined;
  readonly instanceProfile: (state: StateReader, account: AccountId, nameOrArn: string) => InstanceProfileView | undefined;
  /** Features of centralized root access that are on in the organization of a management account; none if absent. */
  readonly rootFeatures?: (state: StateReader, managementAccount: AccountId) => readonly ('RootCredentialsManagement' | 'RootSessions')[];
  /** Whether the account has an IAM OIDC or SAML provider of this ARN. */
  readonly providerExists: (state: StateReader, arn: string) => boolean;
  /** The role with exactly this ARN, path included. */
  readonly role?: (state: StateReader, arn: string) => RoleView | undefined;
  readonly provider?: (state: StateReader, arn: string) => ProviderView | undefined;
  /** Whether the ARN is that of a managed policy: one of AWS's, or one of an account. */
  readonly managedPolicyExists?: (state: StateReader, arn: string) => boolean;
  /** An administrator of the account for people at the keyboard: makes user `administrator` with AdministratorAccess and a key if it is not there. */
  readonly administrator: (
    state: StateWriter,
    account: AccountId,
    means: Pick<AccountContext, 'now' | 'random' | 'partition'>,
  ) => AccessKey;
  /** An active access key of a user by name, made if the user has none; undefined if there is no such user. For people at the keyboard. */
  readonly keyOfUser?: (
    state: StateWriter,
    account: AccountId,
    name: string,
    means: Pick<AccountContext, 'now' | 'random' | 'partition'>,
  ) => AccessKey | undefined;
  /** Remembers that a principal used a service, for last-accessed data. Cheap; not journaled at every call. */
  readonly noteUse?: (caller: Caller, action: string, region: string, now: number, allowed: boolean) => void;
  /**
   * Whether `code` is what the enabled MFA device shows now. `owner`: whose device it must be: a user by unique id, the root user without
   * `userId`. Absent: no code is ever right.
   */
  readonly mfaCode?: (
    state: StateReader,
    serialNumber: string,
    code: string,
    now: number,
    owner?: { readonly account: AccountId; readonly userId?: string },
  ) => boolean;
}
