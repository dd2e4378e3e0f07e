// A repository: its settings, and the policies that it carries.
import type { StoredPolicy } from '../../../cloud/stored-policy.ts';
import { defineTable, keyOf, type Table } from '../../../cloud/state/table.ts';
import type { AccountId } from '../../../model/account.ts';

export type TagMutability = 'MUTABLE' | 'IMMUTABLE' | 'MUTABLE_WITH_EXCLUSION' | 'IMMUTABLE_WITH_EXCLUSION';

export interface ExclusionFilter {
  readonly filterType: 'WILDCARD';
  readonly filter: string;
}

export interface RepositoryRow {
  readonly account: AccountId;
  readonly region: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly tagMutability: TagMutability;
  readonly exclusionFilters: readonly ExclusionFilter[];
  readonly scanOnPush: boolean;
  /** `kmsKey` is an ARN. */
  readonly encryption: { readonly type: 'AES256' | 'KMS' | 'KMS_DSSE'; readonly kmsKey?: string };
  readonly policy?: StoredPolicy;
  readonly lifecycle?: LifecycleState;
  /** Of a repository that is a cache of another registry: the prefix of the rule that made it. */
  readonly pullThroughPrefix?: string;
}

export interface LifecycleState {
  readonly text: string;
  readonly savedAt: number;
  /** When images were last looked at; absent: not yet. */
  readonly evaluatedAt?: number;
  /** Something happened since: the images are to be looked at at the next opportunity. */
  readonly due?: true;
}

export const REPOSITORIES: Table<RepositoryRow> = defineTable<RepositoryRow>('ecr.repositories');

export function repositoryKey(account: AccountId, region: string, name: string): string {
  return keyOf(account, region, name);
}
