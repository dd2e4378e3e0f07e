// The service-linked role with which ECR replicates: made, in the caller's name, when replication is first set up.
// Source: Amazon ECR User Guide, Amazon ECR service-linked role for replication.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { AccountId } from '../../../../model/account.ts';

const SERVICE = 'replication.ecr.amazonaws.com';

export function replicationRoleArn(partition: string, account: AccountId): string {
  return `arn:${partition}:iam::${account}:role/aws-service-role/${SERVICE}/AWSServiceRoleForECRReplication`;
}

/** Throws `AccessDeniedException` if the caller may not create it. */
export function ensureReplicationRole(cx: CallContext): void {
  const { identities, state, partition, account } = cx;
  if (identities.role?.(state, replicationRoleArn(partition, account)) !== undefined) return;
  try {
    cx.invoke({
      service: 'iam',
      operation: 'CreateServiceLinkedRole',
      input: { AWSServiceName: SERVICE },
      as: { via: 'ecr.amazonaws.com' },
    });
  } catch (error) {
    // IAM's code and status are not those of a JSON service.
    if (error instanceof ServiceError && error.code === 'AccessDenied')
      throw new ServiceError('AccessDeniedException', 400, error.message, error.details);
    throw error;
  }
}
