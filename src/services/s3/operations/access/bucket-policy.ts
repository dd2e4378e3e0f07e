// Policies of buckets.
import { shownPolicy } from '../../../../cloud/bind-policy.ts';
import { parsePolicyText } from '../../../../policy/parse-policy.ts';
import { isPublicPolicy } from '../../is-public-policy.ts';
import { type BucketRow, buckets } from '../../state.ts';
import { readBucket, unsetError } from '../configuration/stored.ts';
import type { S3Operation } from '../s3-operation.ts';
import { bucketArn, demandsOn, publicAccessBlockOf } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { isPublic as isPublicGrant } from './check-acl.ts';
import { blockedAs } from './blocked-as.ts';
import { resourcesOfBucket } from './own-resource.ts';
import { readPolicy } from './read-policy.ts';

const unset = unsetError('NoSuchBucketPolicy', 'The bucket policy does not exist');

export const putBucketPolicy: S3Operation<'PutBucketPolicy'> = {
  anonymous: true,
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:PutBucketPolicy'),
  handle: (_permit, input, cx) => {
    const { key, bucket } = targetOf(input, cx);
    const { policy, stored } = readPolicy(input.Policy, cx, resourcesOfBucket(bucket));
    if (isPublicPolicy(policy) && publicAccessBlockOf(cx.state, bucket).blockPublicPolicy) {
      const blocked = { action: 's3:PutBucketPolicy', resource: bucketArn(bucket), owner: bucket.account };
      throw blockedAs(cx, blocked, 'public policies', 'BlockPublicPolicy');
    }
    cx.state.put(buckets, key, { ...bucket, policy: stored });
    return undefined;
  },
};

export const getBucketPolicy: S3Operation<'GetBucketPolicy'> = {
  anonymous: true,
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:GetBucketPolicy'),
  handle: (_permit, input, cx) => {
    const { bucket } = targetOf(input, cx);
    return bucket.policy === undefined ? unset(bucket) : { Policy: shownPolicy(bucket.policy, cx) };
  },
};

export const deleteBucketPolicy: S3Operation<'DeleteBucketPolicy'> = {
  anonymous: true,
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:DeleteBucketPolicy'),
  handle: (_permit, input, cx) => {
    const { key, bucket } = targetOf(input, cx);
    const { policy: _, ...rest } = bucket;
    cx.state.put(buckets, key, rest);
    return undefined;
  },
};

export const getBucketPolicyStatus: S3Operation<'GetBucketPolicyStatus'> = readBucket('s3:GetBucketPolicyStatus', (bucket) => {
  if (bucket.policy === undefined && !hasPublicAcl(bucket)) return unset(bucket);
  return { PolicyStatus: { IsPublic: hasPublicAcl(bucket) || isPublicText(bucket.policy?.text) } };
});

function hasPublicAcl({ acl = [], ownership }: BucketRow): boolean {
  return ownership !== 'BucketOwnerEnforced' && acl.some(isPublicGrant);
}

export function isPublicText(text: string | undefined): boolean {
  const policy = text === undefined ? undefined : parsePolicyText({ name: 'policy', text }).policy;
  return policy !== undefined && isPublicPolicy(policy);
}
