// Handing a role to ECR needs the permission to pass it.
import type { Demand } from '../../../../cloud/demand.ts';

/** None where no role is handed over. `service`: which of ECR's parts takes it. IAM User Guide, Granting a user permissions to pass a role. */
export function passRoleDemands(roleArn: string | undefined, service: string): readonly Demand[] {
  if (roleArn === undefined) return [];
  return [{ action: 'iam:PassRole', resource: { arn: roleArn }, context: [['iam:passedtoservice', service]] }];
}
