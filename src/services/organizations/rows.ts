// What Organizations keeps: every account of the cloud, and the organizations that some of them are in.
import type { StoredPolicy } from '../../cloud/stored-policy.ts';
import { defineTable, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';

/** Times in milliseconds since 1970. */
export interface AccountRow {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  /** Absent: in no organization. */
  readonly membership?: Membership;
}

export interface Membership {
  readonly organization: string;
  /** `r-…` or `ou-…` */
  readonly parent: string;
  readonly method: 'CREATED' | 'INVITED';
  readonly since: number;
}

export interface OrganizationRow {
  readonly id: string;
  readonly managementAccount: AccountId;
  readonly partition: string;
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  readonly root: string;
  /** Enabled in the root. */
  readonly policyTypes: readonly string[];
  /** Services with trusted access, and since when. */
  readonly services: Readonly<Record<string, number>>;
  readonly resourcePolicy?: { readonly id: string; readonly policy: StoredPolicy };
  /** Counts up with every change below the organization, so that what was worked out of its rows holds as long as this row stands. */
  readonly revision: number;
}

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
}

export interface PolicyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly content: string;
  readonly updated: number;
}

export interface AttachmentRow {
  /** Type of the policy. */
  readonly type: string;
}

export interface DelegationRow {
  readonly since: number;
}

export interface CreationRow {
  readonly id: string;
  readonly name: string;
  readonly requested: number;
  readonly completed: number;
  readonly account?: AccountId;
  readonly failure?: string;
}

export type HandshakeState = 'REQUESTED' | 'OPEN' | 'CANCELED' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED';

export interface HandshakeRow {
  readonly id: string;
  readonly action: 'INVITE' | 'ENABLE_ALL_FEATURES';
  readonly organization: string;
  readonly managementAccount: AccountId;
  /** Who is invited; absent for the other kind. */
  readonly account?: AccountId;
  /** As the invitation named it: an account, or an e-mail address. */
  readonly target?: { readonly id: string; readonly type: string };
  readonly notes?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly state: HandshakeState;
  readonly requested: number;
  readonly expires: number;
}

/** By account. */
export const ACCOUNTS: Table<AccountRow> = defineTable<AccountRow>('organizations.accounts');
/** By organization. */
export const ORGANIZATIONS: Table<OrganizationRow> = defineTable<OrganizationRow>('organizations.organizations');
/** By organization and unit. */
export const UNITS: Table<UnitRow> = defineTable<UnitRow>('organizations.units');
/** By organization and policy. */
export const POLICIES: Table<PolicyRow> = defineTable<PolicyRow>('organizations.policies');
/** By organization, target and policy. */
export const ATTACHMENTS: Table<AttachmentRow> = defineTable<AttachmentRow>('organizations.attachments');
/** By organization, account and service. */
export const DELEGATIONS: Table<DelegationRow> = defineTable<DelegationRow>('organizations.delegations');
/** By organization and request. */
export const CREATIONS: Table<CreationRow> = defineTable<CreationRow>('organizations.accountCreations');
/** By handshake. */
export const HANDSHAKES: Table<HandshakeRow> = defineTable<HandshakeRow>('organizations.handshakes');
/** By organization and resource. */
export const TAGS: Table<Readonly<Record<string, string>>> = defineTable<Readonly<Record<string, string>>>('organizations.tags');
