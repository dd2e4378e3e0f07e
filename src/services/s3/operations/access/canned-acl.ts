// The access control lists that have names.
import type { AccountId } from '../../../../model/account.ts';
import type { S3AclGrant, S3Permission } from '../../../../model/policy-set.ts';
import { invalidArgument } from '../../errors.ts';

type GroupName = Extract<S3AclGrant['grantee'], { kind: 'group' }>['group'];

/** Of the account that runs EC2, which may read with `aws-exec-read`. */
const EC2_ACCOUNT = '000000000000';

/** Whose object or bucket it is, and for objects whose the bucket is. */
export interface AclOwners {
  readonly owner: AccountId;
  /** Absent: it is a bucket. */
  readonly bucketOwner?: AccountId;
}

export function accountGrant(account: AccountId, permission: S3Permission): S3AclGrant {
  return { grantee: { kind: 'account', account }, permission };
}

function groupGrant(group: GroupName, permission: S3Permission): S3AclGrant {
  return { grantee: { kind: 'group', group }, permission };
}

/** Errors: InvalidArgument. Source: S3 User Guide, Access control list overview, Canned ACL. */
export function cannedAcl(name: string, { owner, bucketOwner }: AclOwners): readonly S3AclGrant[] {
  const full = accountGrant(owner, 'FULL_CONTROL');
  const toBucketOwner = (permission: S3Permission): readonly S3AclGrant[] =>
    bucketOwner === undefined || bucketOwner === owner ? [full] : [full, accountGrant(bucketOwner, permission)];
  switch (name) {
    case 'private':
      return [full];
    case 'public-read':
      return [full, groupGrant('AllUsers', 'READ')];
    case 'public-read-write':
      return [full, groupGrant('AllUsers', 'READ'), groupGrant('AllUsers', 'WRITE')];
    case 'authenticated-read':
      return [full, groupGrant('AuthenticatedUsers', 'READ')];
    case 'aws-exec-read':
      return [full, accountGrant(EC2_ACCOUNT, 'READ')];
    case 'bucket-owner-read':
      return toBucketOwner('READ');
    case 'bucket-owner-full-control':
      return toBucketOwner('FULL_CONTROL');
    case 'log-delivery-write':
      return [full, groupGrant('LogDelivery', 'WRITE'), groupGrant('LogDelivery', 'READ_ACP')];
    default:
      throw invalidArgument('', 'x-amz-acl', name);
  }
}
