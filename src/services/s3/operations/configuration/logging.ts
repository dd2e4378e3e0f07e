// Server access logging of buckets: kept, not done.
import type { LoggingEnabled } from '../../../../cloud/model/generated/s3.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { buckets } from '../../state.ts';
import type { S3Operation } from '../s3-operation.ts';
import { bucketKey } from '../target/target.ts';
import { getStored, putStored } from './stored.ts';

const KIND = 'logging';

export const putBucketLogging: S3Operation<'PutBucketLogging'> = putStored('s3:PutBucketLogging', KIND, (input, { bucket }, cx) => {
  const enabled = input.BucketLoggingStatus.LoggingEnabled;
  if (enabled === undefined) return {};
  const target = cx.state.get(buckets, bucketKey(cx.partition, enabled.TargetBucket));
  if (target === undefined || target.account !== bucket.account) {
    throw new ServiceError('InvalidTargetBucketForLogging', 400, 'The target bucket for logging does not exist', {
      members: { TargetBucket: enabled.TargetBucket },
    });
  }
  if (target.region !== bucket.region) {
    const message = 'You cannot log to a bucket in a different region';
    throw new ServiceError('CrossLocationLoggingProhibitted', 403, message, { members: { TargetBucketLocation: target.region } });
  }
  return { LoggingEnabled: enabled };
});

export const getBucketLogging: S3Operation<'GetBucketLogging'> = getStored(
  's3:GetBucketLogging',
  KIND,
  (status: { readonly LoggingEnabled?: LoggingEnabled }) => status,
  () => ({}),
);
