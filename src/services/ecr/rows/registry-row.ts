// The settings of an account's registry in a region, and the rules and templates that it keeps.
import type { StoredPolicy } from '../../../cloud/stored-policy.ts';
import { defineTable, keyOf, type Table } from '../../../cloud/state/table.ts';
import type { AccountId } from '../../../model/account.ts';
import type { ExclusionFilter, TagMutability } from './repository-row.ts';

export interface ReplicationRule {
  readonly destinations: readonly { readonly region: string; readonly registryId: AccountId }[];
  readonly filters: readonly { readonly filter: string; readonly filterType: 'PREFIX_MATCH' }[];
}

export interface ScanningRule {
  readonly scanFrequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN' | 'MANUAL';
  readonly filters: readonly { readonly filter: string; readonly filterType: 'WILDCARD' }[];
}

/** Everything is as AWS has it by default where the row, or a member, is absent. */
export interface RegistryRow {
  readonly policy?: StoredPolicy;
  readonly replication?: readonly ReplicationRule[];
  readonly scanning?: { readonly scanType: 'BASIC' | 'ENHANCED'; readonly rules: readonly ScanningRule[] };
  /** By name: `BLOB_MOUNTING`. */
  readonly accountSettings?: Readonly<Record<string, string>>;
  readonly signing?: readonly {
    readonly signingProfileArn: string;
    readonly filters: readonly { readonly filter: string; readonly filterType: string }[];
  }[];
  /** By ARN of the principal: when it was registered. */
  readonly pullTimeExclusions?: Readonly<Record<string, number>>;
}

/** Key: `registryKey`. */
export const REGISTRIES: Table<RegistryRow> = defineTable<RegistryRow>('ecr.registries');

export interface PullThroughRuleRow {
  readonly prefix: string;
  readonly upstreamUrl: string;
  readonly upstreamRegistry?: string;
  readonly upstreamPrefix?: string;
  readonly credentialArn?: string;
  readonly customRoleArn?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Key: `registryKey` with the prefix. */
export const PULL_THROUGH_RULES: Table<PullThroughRuleRow> = defineTable<PullThroughRuleRow>('ecr.pullThroughRules');

export interface CreationTemplateRow {
  readonly prefix: string;
  readonly description?: string;
  readonly encryption?: { readonly type: 'AES256' | 'KMS' | 'KMS_DSSE'; readonly kmsKey?: string };
  readonly tags?: Readonly<Record<string, string>>;
  readonly tagMutability?: TagMutability;
  readonly exclusionFilters?: readonly ExclusionFilter[];
  readonly repositoryPolicy?: string;
  readonly lifecyclePolicy?: string;
  readonly appliedFor: readonly ('REPLICATION' | 'PULL_THROUGH_CACHE' | 'CREATE_ON_PUSH')[];
  readonly customRoleArn?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Key: `registryKey` with the prefix. */
export const CREATION_TEMPLATES: Table<CreationTemplateRow> = defineTable<CreationTemplateRow>('ecr.creationTemplates');

/** Of a registry; with a prefix, of a rule or a template of it. */
export function registryKey(account: AccountId, region: string, ...prefix: readonly string[]): string {
  return keyOf(account, region, ...prefix);
}
