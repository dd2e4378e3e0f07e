// What IAM keeps: its rows, and the tables with the keys that they stand under.
// Names are unique without regard to case and kept as given; what belongs to a user or role hangs on its unique id, so that renaming costs nothing.
import type { StoredPolicy } from '../../cloud/stored-policy.ts';
import { defineTable, keyOf, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';

/** In the order given; keys differ also without regard to case. */
export interface TagRow {
  readonly Key: string;
  readonly Value: string;
}

export interface InlinePolicyRow {
  readonly name: string;
  readonly text: string;
}

/** What users, groups, roles, policies and instance profiles have in common. Instants are milliseconds since 1970. */
export interface NamedRow {
  readonly account: AccountId;
  readonly name: string;
  /** Begins and ends with `/`. */
  readonly path: string;
  readonly arn: string;
  /** `AIDA…`, `AGPA…`, `AROA…`, `ANPA…`, `AIPA…` */
  readonly id: string;
  readonly createdAt: number;
}

/** Who carries policies. */
export interface CarrierRow extends NamedRow {
  readonly inlinePolicies: readonly InlinePolicyRow[];
  /** ARNs of managed policies, in the order of attachment. `ATTACHMENTS` holds the reverse. */
  readonly attachedPolicies: readonly string[];
}

export interface UserRow extends CarrierRow {
  readonly kind: 'user';
  readonly tags: readonly TagRow[];
  /** ARN of a managed policy. `ATTACHMENTS` holds the reverse. */
  readonly boundary?: string;
  /** Unique ids of groups, in the order of joining. `MEMBERS` holds the reverse. */
  readonly groups: readonly string[];
  readonly passwordLastUsed?: number;
}

export interface GroupRow extends CarrierRow {
  readonly kind: 'group';
}

export interface RoleRow extends CarrierRow {
  readonly kind: 'role';
  readonly tags: readonly TagRow[];
  readonly boundary?: string;
  readonly trust: StoredPolicy;
  readonly description?: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  /** The service that a service-linked role belongs to: `ecs.amazonaws.com`. */
  readonly linkedService?: string;
  /** Unique ids of the instance profiles that hold the role. */
  readonly instanceProfiles: readonly string[];
}

export interface PolicyVersionRow {
  /** `v3` */
  readonly id: string;
  readonly text: string;
  readonly createdAt: number;
}

export interface ManagedPolicyRow extends NamedRow {
  readonly description?: string;
  readonly tags: readonly TagRow[];
  readonly updatedAt: number;
  readonly defaultVersion: string;
  /** Number of the next version. */
  readonly nextVersion: number;
  /** Ascending; at most five. */
  readonly versions: readonly PolicyVersionRow[];
}

export interface InstanceProfileRow extends NamedRow {
  readonly tags: readonly TagRow[];
  /** Unique id of the role in it. */
  readonly roleId?: string;
}

/** A long-term key of a user, or of the root user when `userId` is absent. */
export interface AccessKeyRow {
  readonly account: AccountId;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userId?: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
}

export interface LoginProfileRow {
  readonly account: AccountId;
  readonly userId: string;
  /** Salted digest; never shown. */
  readonly password: string;
  /** Digests of former passwords, newest first. */
  readonly formerPasswords?: readonly string[];
  readonly changedAt?: number;
  readonly resetRequired: boolean;
  readonly createdAt: number;
}

export interface MfaDeviceRow {
  readonly account: AccountId;
  /** ARN of a virtual device or security key, number of a hardware device. */
  readonly serial: string;
  readonly virtual: boolean;
  /** Base32; absent for devices whose seed is not ours to know. */
  readonly seed?: string;
  /** Steps of 30 seconds that the device's clock was found to be ahead. */
  readonly drift?: number;
  readonly createdAt: number;
  readonly enabledAt?: number;
  /** Whose it is once enabled: a user's unique id, or `root`. */
  readonly owner?: string;
  readonly tags: readonly TagRow[];
}

export interface OidcProviderRow {
  readonly account: AccountId;
  readonly arn: string;
  /** Without `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly tags: readonly TagRow[];
  readonly createdAt: number;
}

export interface SamlPrivateKeyRow {
  readonly id: string;
  readonly pem: string;
  readonly createdAt: number;
}

export interface SamlProviderRow {
  readonly account: AccountId;
  readonly arn: string;
  readonly name: string;
  /** `SAMLP…` */
  readonly uuid: string;
  readonly metadata: string;
  readonly validUntil: number;
  readonly encryption?: 'Required' | 'Allowed';
  readonly privateKeys: readonly SamlPrivateKeyRow[];
  readonly tags: readonly TagRow[];
  readonly createdAt: number;
}

export interface ServerCertificateRow extends NamedRow {
  readonly body: string;
  readonly chain?: string;
  readonly privateKey: string;
  readonly expiresAt: number;
  readonly tags: readonly TagRow[];
}

export interface SshKeyRow {
  readonly account: AccountId;
  readonly userId: string;
  readonly id: string;
  /** As given: OpenSSH or PEM. */
  readonly body: string;
  readonly fingerprint: string;
  readonly status: 'Active' | 'Inactive';
  readonly uploadedAt: number;
}

export interface SigningCertificateRow {
  readonly account: AccountId;
  readonly userId: string;
  readonly id: string;
  readonly body: string;
  readonly status: 'Active' | 'Inactive';
  readonly uploadedAt: number;
}

export interface ServiceCredentialRow {
  readonly account: AccountId;
  readonly userId: string;
  /** `ACCA…` */
  readonly id: string;
  readonly service: string;
  readonly serviceUserName?: string;
  readonly password?: string;
  /** Of API keys. */
  readonly alias?: string;
  readonly secret?: string;
  readonly expiresAt?: number;
  readonly status: 'Active' | 'Inactive' | 'Expired';
  readonly createdAt: number;
}

export interface PasswordPolicyRow {
  readonly minimumLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly allowUsersToChange: boolean;
  /** Days. */
  readonly maxAge?: number;
  readonly reusePrevention?: number;
  readonly hardExpiry?: boolean;
}

/** One per account; absent while everything stands as AWS sets it. */
export interface AccountSettingsRow {
  /** When the account came into being. */
  readonly createdAt?: number;
  readonly alias?: string;
  readonly passwordPolicy?: PasswordPolicyRow;
  readonly globalTokenVersion?: 'v1Token' | 'v2Token';
  /** Of the management account: features of centralized root access. */
  readonly organizationFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
  readonly outboundFederation?: boolean;
}

export interface CredentialReportRow {
  readonly generatedAt: number;
  /** CSV. */
  readonly text: string;
}

/** What a unique id stands for. */
export interface IdentityRow {
  readonly kind: 'user' | 'group' | 'role' | 'policy' | 'instanceProfile';
  readonly account: AccountId;
  readonly name: string;
}

/** That a user, group or role carries a managed policy, or has it as its boundary. */
export interface AttachmentRow {
  readonly kind: 'user' | 'group' | 'role';
  readonly id: string;
  readonly use: 'policy' | 'boundary';
}

/** Key: account, name in lower case (`nameKey`). */
export const USERS: Table<UserRow> = defineTable('iam.users');
export const GROUPS: Table<GroupRow> = defineTable('iam.groups');
export const ROLES: Table<RoleRow> = defineTable('iam.roles');
export const POLICIES: Table<ManagedPolicyRow> = defineTable('iam.policies');
export const INSTANCE_PROFILES: Table<InstanceProfileRow> = defineTable('iam.instanceProfiles');
export const SAML_PROVIDERS: Table<SamlProviderRow> = defineTable('iam.samlProviders');
export const SERVER_CERTIFICATES: Table<ServerCertificateRow> = defineTable('iam.serverCertificates');
/** Key: unique id. */
export const IDENTITIES: Table<IdentityRow> = defineTable('iam.identities');
/** Key: account, group's id, user's id. */
export const MEMBERS: Table<true> = defineTable('iam.members');
/** Key: account of the carrier, ARN of the policy, use, id of the carrier. */
export const ATTACHMENTS: Table<AttachmentRow> = defineTable('iam.attachments');
/** Key: access key id. */
export const ACCESS_KEYS: Table<AccessKeyRow> = defineTable('iam.accessKeys');
/** Key: account, user's id or `root`, access key id. */
export const ACCESS_KEYS_OF: Table<true> = defineTable('iam.accessKeysOf');
/** Key: account, user's id. */
export const LOGIN_PROFILES: Table<LoginProfileRow> = defineTable('iam.loginProfiles');
/** Key: account, serial number. */
export const MFA_DEVICES: Table<MfaDeviceRow> = defineTable('iam.mfaDevices');
/** Key: account, URL without its scheme. */
export const OIDC_PROVIDERS: Table<OidcProviderRow> = defineTable('iam.oidcProviders');
/** Key: account, user's id, id. */
export const SSH_KEYS: Table<SshKeyRow> = defineTable('iam.sshKeys');
export const SIGNING_CERTIFICATES: Table<SigningCertificateRow> = defineTable('iam.signingCertificates');
export const SERVICE_CREDENTIALS: Table<ServiceCredentialRow> = defineTable('iam.serviceCredentials');
/** Key: account. */
export const ACCOUNT_SETTINGS: Table<AccountSettingsRow> = defineTable('iam.accountSettings');
export const CREDENTIAL_REPORTS: Table<CredentialReportRow> = defineTable('iam.credentialReports');
/** Key: alias. Row: account. */
export const ALIASES: Table<AccountId> = defineTable('iam.aliases');

/** The key of a named row. */
export function nameKey(account: AccountId, name: string): string {
  return textKey(account, name.toLowerCase());
}

/**
 * The key of what an account has under a text that a caller chose, who may have chosen the account too (in an ARN). Nothing stored has a NUL;
 * what is asked for with one must find nothing.
 */
export function textKey(account: AccountId, text: string): string {
  return keyOf(account.replaceAll('\0', '\ufffd'), text.replaceAll('\0', '\ufffd'));
}
