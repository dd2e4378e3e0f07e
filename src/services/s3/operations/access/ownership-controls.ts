// Who owns objects that others write to a bucket, and whether access control lists count.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { malformedXml } from '../../errors.ts';
import type { BucketRow, Ownership } from '../../state.ts';
import { changeBucket, readBucket, unsetError } from '../configuration/stored.ts';
import type { S3Operation } from '../s3-operation.ts';

const OWNERSHIPS: readonly Ownership[] = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];

export const putOwnershipControls: S3Operation<'PutBucketOwnershipControls'> = changeBucket(
  's3:PutBucketOwnershipControls',
  (bucket, input) => {
    const [rule, ...others] = input.OwnershipControls.Rules;
    const ownership = OWNERSHIPS.find((one) => one === rule?.ObjectOwnership);
    if (ownership === undefined || others.length > 0) throw malformedXml();
    if (ownership === 'BucketOwnerEnforced' && grantsToOthers(bucket)) {
      const message = "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting";
      throw new ServiceError('InvalidBucketAclWithObjectOwnership', 400, message);
    }
    const { ownershipUnset: _, ...rest } = bucket;
    return { ...rest, ownership };
  },
);

function grantsToOthers({ acl = [], account }: BucketRow): boolean {
  return acl.some(({ grantee }) => grantee.kind !== 'account' || grantee.account !== account);
}

const unset = unsetError('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found');

export const getOwnershipControls: S3Operation<'GetBucketOwnershipControls'> = readBucket('s3:GetBucketOwnershipControls', (bucket) =>
  bucket.ownershipUnset === true ? unset(bucket) : { OwnershipControls: { Rules: [{ ObjectOwnership: bucket.ownership }] } },
);

/** Without controls the one who writes an object owns it, as it was before there were any. */
export const deleteOwnershipControls: S3Operation<'DeleteBucketOwnershipControls'> = changeBucket(
  's3:PutBucketOwnershipControls',
  (bucket) => ({ ...bucket, ownership: 'ObjectWriter', ownershipUnset: true }),
);
