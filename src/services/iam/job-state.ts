// What IAM keeps of work that is asked for and answered later: deletion tasks and reports.
import { defineTable, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';

export interface DeletionTaskRow {
  readonly account: AccountId;
  readonly id: string;
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly reason?: string;
}

/** A report that was asked for: what was asked, and the answer as found then. */
export interface ReportJobRow {
  readonly account: AccountId;
  readonly id: string;
  readonly kind: 'serviceLastAccessed' | 'organizationsAccess';
  /** ARN, or path in the organization. */
  readonly subject: string;
  readonly granularity?: 'SERVICE_LEVEL' | 'ACTION_LEVEL';
  readonly policyId?: string;
  readonly createdAt: number;
}

/** Key: account, id (`textKey`). */
export const DELETION_TASKS: Table<DeletionTaskRow> = defineTable('iam.deletionTasks');
export const REPORT_JOBS: Table<ReportJobRow> = defineTable('iam.reportJobs');
