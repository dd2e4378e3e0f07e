// A backfill: the images that were there before their registry was replicated, copied to one destination in steps.
import { defineTable, type Table } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { registryKey } from '../../rows/registry-row.ts';
import type { Destination } from './destinations-of.ts';

export interface BackfillRow {
  /** A UUID. */
  readonly id: string;
  /** Of the registry whose images are copied. */
  readonly account: AccountId;
  readonly region: string;
  readonly destination: Destination;
  readonly status: 'PREPARING' | 'IN_PROGRESS' | 'STOPPING' | 'STOPPED' | 'COMPLETE';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** Replications: one for each tag of an image, and for each image without one. Absent until they are counted. */
  readonly total?: number;
  readonly completed: number;
  readonly failed: number;
  readonly failureCodes: readonly string[];
  /** Key of the last image that was copied, in its table. */
  readonly cursor?: string;
}

/** Key: `backfillKey`. */
export const BACKFILLS: Table<BackfillRow> = defineTable<BackfillRow>('ecr.backfills');

export interface BackfillResultRow {
  readonly repository: string;
  readonly digest: string;
  readonly tag?: string;
  readonly status: 'COMPLETE' | 'FAILED';
  readonly failureCode?: string;
}

/** Key: `backfillResultKey`. */
export const BACKFILL_RESULTS: Table<BackfillResultRow> = defineTable<BackfillResultRow>('ecr.backfillResults');

export function backfillKey({ account, region, id }: Pick<BackfillRow, 'account' | 'region' | 'id'>): string {
  return registryKey(account, region, id);
}

/** Of the nth result; without a number, the prefix of all. */
export function backfillResultKey(backfill: Pick<BackfillRow, 'account' | 'region' | 'id'>, number?: number): string {
  const { account, region, id } = backfill;
  return registryKey(account, region, id, number === undefined ? '' : String(number).padStart(12, '0'));
}

export function isTerminal({ status }: BackfillRow): boolean {
  return status === 'COMPLETE' || status === 'STOPPED';
}
