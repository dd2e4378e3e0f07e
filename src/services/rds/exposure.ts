// Snapshots of RDS instances and clusters: shared by attribute.
import type { FindExposures } from '../exposure.ts';
import { byShare } from '../share-exposure.ts';

/** RDS User Guide, sharing a DB snapshot: whoever it is shared with can list, copy and restore it. */
const INSTANCE_ACTIONS: readonly string[] = [
  'rds:CopyDBSnapshot',
  'rds:DescribeDBSnapshotAttributes',
  'rds:DescribeDBSnapshots',
  'rds:RestoreDBInstanceFromDBSnapshot',
];
const CLUSTER_ACTIONS: readonly string[] = [
  'rds:CopyDBClusterSnapshot',
  'rds:DescribeDBClusterSnapshotAttributes',
  'rds:DescribeDBClusterSnapshots',
  'rds:RestoreDBClusterFromSnapshot',
];

export const dbSnapshotExposures: FindExposures = (record) => byShare(record, INSTANCE_ACTIONS);
export const clusterSnapshotExposures: FindExposures = (record) => byShare(record, CLUSTER_ACTIONS);
