// What became of replicated images, and backfills.
import type { EcrGroup } from '../../ecr-operations.ts';
import { backfillOperations } from './backfill-operations.ts';
import { replicationStatusOperations } from './replication-status.ts';

export const replicationOperations: EcrGroup<
  | 'DescribeImageReplicationStatus'
  | 'StartReplicationBackfill'
  | 'StopReplicationBackfill'
  | 'ListReplicationBackfills'
  | 'DescribeReplicationBackfillResults'
> = { ...replicationStatusOperations, ...backfillOperations };
