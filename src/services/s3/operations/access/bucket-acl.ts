// Access control lists of buckets.
import { buckets } from '../../state.ts';
import { malformedXml } from '../../errors.ts';
import { readBucket } from '../configuration/stored.ts';
import type { S3Operation } from '../s3-operation.ts';
import { bucketArn, demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { grantShapes, ownerShape } from './acl-shape.ts';
import { checkAcl } from './check-acl.ts';
import { aclKeys, requestedAcl } from './requested-acl.ts';

export const putBucketAcl: S3Operation<'PutBucketAcl'> = {
  anonymous: true,
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:PutBucketAcl', { context: aclKeys(input) }),
  handle: (_permit, input, cx) => {
    const { key, bucket } = targetOf(input, cx);
    const acl = requestedAcl(input, { owner: bucket.account }, cx);
    if (acl === undefined) throw malformedXml();
    checkAcl(cx, bucket, { action: 's3:PutBucketAcl', resource: bucketArn(bucket), canned: input.ACL, acl });
    cx.state.put(buckets, key, { ...bucket, acl });
    return undefined;
  },
};

export const getBucketAcl: S3Operation<'GetBucketAcl'> = {
  anonymous: true,
  ...readBucket('s3:GetBucketAcl', ({ account, acl, ownership }) => ({
    Owner: ownerShape(account),
    Grants: grantShapes(ownership === 'BucketOwnerEnforced' ? undefined : acl, account),
  })),
};
