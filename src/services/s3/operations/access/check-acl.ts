// Whether a bucket takes the access control list that a request states.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { AccountId } from '../../../../model/account.ts';
import type { S3AclGrant } from '../../../../model/policy-set.ts';
import { aclsOff } from '../../errors.ts';
import type { BucketRow } from '../../state.ts';
import { publicAccessBlockOf } from '../target/demands-on.ts';
import { blockedAs } from './blocked-as.ts';

export interface StatedAcl {
  /** For the sentence: `s3:PutObject`. */
  readonly action: string;
  readonly resource: string;
  /** Name of a canned list, if it was stated so. */
  readonly canned: string | undefined;
  readonly acl: readonly S3AclGrant[] | undefined;
}

/** Errors: AccessControlListNotSupported, and AccessDenied where BlockPublicAcls is on. Source: S3 User Guide, Controlling ownership of objects. */
export function checkAcl(cx: AuthorizeContext, bucket: BucketRow, { action, resource, canned, acl }: StatedAcl): void {
  if (acl === undefined) return;
  if (bucket.ownership === 'BucketOwnerEnforced') {
    const harmless = canned === undefined ? isOwnersAlone(acl, bucket.account) : canned === 'bucket-owner-full-control';
    if (!harmless) throw aclsOff();
    return;
  }
  if (acl.some(isPublic) && publicAccessBlockOf(cx.state, bucket).blockPublicAcls) {
    throw blockedAs(cx, { action, resource, owner: bucket.account }, 'public ACLs', 'BlockPublicAcls');
  }
}

export function isPublic({ grantee }: S3AclGrant): boolean {
  return grantee.kind === 'group' && grantee.group !== 'LogDelivery';
}

/** Full control for the bucket's owner and nothing else changes nothing, so that it is let through. */
function isOwnersAlone(acl: readonly S3AclGrant[], owner: AccountId): boolean {
  return acl.every(({ grantee, permission }) => grantee.kind === 'account' && grantee.account === owner && permission === 'FULL_CONTROL');
}
