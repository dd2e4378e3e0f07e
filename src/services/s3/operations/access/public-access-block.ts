// Block Public Access of buckets.
import type { PublicAccessBlockConfiguration } from '../../../../cloud/model/generated/s3.ts';
import type { PublicAccessBlock } from '../../../../model/policy-set.ts';
import { changeBucket, readBucket, unsetError } from '../configuration/stored.ts';
import type { S3Operation } from '../s3-operation.ts';

export function readPublicAccessBlock(configuration: PublicAccessBlockConfiguration): PublicAccessBlock {
  return {
    blockPublicAcls: configuration.BlockPublicAcls ?? false,
    ignorePublicAcls: configuration.IgnorePublicAcls ?? false,
    blockPublicPolicy: configuration.BlockPublicPolicy ?? false,
    restrictPublicBuckets: configuration.RestrictPublicBuckets ?? false,
  };
}

export function publicAccessBlockShape(block: PublicAccessBlock): PublicAccessBlockConfiguration {
  return {
    BlockPublicAcls: block.blockPublicAcls,
    IgnorePublicAcls: block.ignorePublicAcls,
    BlockPublicPolicy: block.blockPublicPolicy,
    RestrictPublicBuckets: block.restrictPublicBuckets,
  };
}

export const putPublicAccessBlock: S3Operation<'PutPublicAccessBlock'> = {
  trail: { eventName: 'PutBucketPublicAccessBlock' },
  ...changeBucket('s3:PutBucketPublicAccessBlock', (bucket, input) => ({
    ...bucket,
    publicAccessBlock: readPublicAccessBlock(input.PublicAccessBlockConfiguration),
  })),
};

const unset = unsetError('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found');

export const getPublicAccessBlock: S3Operation<'GetPublicAccessBlock'> = {
  trail: { eventName: 'GetBucketPublicAccessBlock' },
  ...readBucket('s3:GetBucketPublicAccessBlock', (bucket) =>
    bucket.publicAccessBlock === undefined
      ? unset(bucket)
      : { PublicAccessBlockConfiguration: publicAccessBlockShape(bucket.publicAccessBlock) },
  ),
};

export const deletePublicAccessBlock: S3Operation<'DeletePublicAccessBlock'> = {
  trail: { eventName: 'DeleteBucketPublicAccessBlock' },
  ...changeBucket('s3:PutBucketPublicAccessBlock', ({ publicAccessBlock: _, ...bucket }) => bucket),
};
