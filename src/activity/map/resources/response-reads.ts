// Actions some of whose resources only the response tells.
import type { ActionFacts } from '../../../catalog/facts.ts';

/** Top-level members of `responseElements`, as events spell them. Few: what differs with each response keeps calls from being counted together. */
const READS: ReadonlyMap<string, readonly string[]> = new Map([
  // The subnet and the security groups of a network interface that is attached, or the defaults of the VPC.
  ['ec2:RunInstances', ['instancesSet']],
  ['rds:DeleteDBInstanceAutomatedBackup', ['dBInstanceAutomatedBackupsArn', 'dBInstanceAutomatedBackupArn']],
  ['rds:DeleteDBClusterAutomatedBackup', ['dBClusterAutomatedBackupArn', 'dbClusterAutomatedBackupArn']],
]);

export function responseNames(facts: ActionFacts): readonly string[] {
  return READS.get(`${facts.service}:${facts.name}`) ?? [];
}
