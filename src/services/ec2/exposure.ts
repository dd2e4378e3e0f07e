// EBS snapshots: shared by attribute.
import type { FindExposures } from '../exposure.ts';
import { byShare } from '../share-exposure.ts';

/** What Access Analyzer lists for a shared snapshot. */
const SNAPSHOT_ACTIONS: readonly string[] = [
  'ec2:CopySnapshot',
  'ec2:CreateVolume',
  'ec2:DescribeFastSnapshotRestores',
  'ec2:DescribeSnapshotAttribute',
  'ec2:DescribeSnapshots',
  'ec2:DisableFastSnapshotRestores',
  'ec2:EnableFastSnapshotRestores',
];

export const snapshotExposures: FindExposures = (record) => byShare(record, SNAPSHOT_ACTIONS);
