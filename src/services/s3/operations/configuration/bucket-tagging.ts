// Tags of buckets, and whether conditions see them.
import { malformedXml } from '../../errors.ts';
import { readTagList, tagShapes } from '../object/read-tags.ts';
import type { S3Operation } from '../s3-operation.ts';
import { changeBucket, readBucket, unsetError } from './stored.ts';

export const putBucketTagging: S3Operation<'PutBucketTagging'> = changeBucket('s3:PutBucketTagging', (bucket, input) => ({
  ...bucket,
  tags: readTagList(input.Tagging.TagSet, 50),
}));

const unset = unsetError('NoSuchTagSet', 'The TagSet does not exist');

export const getBucketTagging: S3Operation<'GetBucketTagging'> = readBucket('s3:GetBucketTagging', (bucket) =>
  bucket.tags === undefined || Object.keys(bucket.tags).length === 0 ? unset(bucket) : { TagSet: tagShapes(bucket.tags) },
);

export const deleteBucketTagging: S3Operation<'DeleteBucketTagging'> = changeBucket(
  's3:PutBucketTagging',
  ({ tags: _, ...bucket }) => bucket,
);

export const putBucketAbac: S3Operation<'PutBucketAbac'> = changeBucket('s3:PutBucketAbac', (bucket, input) => {
  const { Status } = input.AbacStatus;
  if (Status !== 'Enabled' && Status !== 'Disabled') throw malformedXml();
  return { ...bucket, abac: Status === 'Enabled' };
});

export const getBucketAbac: S3Operation<'GetBucketAbac'> = readBucket('s3:GetBucketAbac', ({ abac }) => ({
  AbacStatus: { Status: abac === true ? 'Enabled' : 'Disabled' },
}));
