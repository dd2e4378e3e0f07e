// Default encryption of buckets.
import { malformedXml } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { invalidArgument } from '../../errors.ts';
import { changeBucket, readBucket } from './stored.ts';

export const putBucketEncryption: S3Operation<'PutBucketEncryption'> = changeBucket('s3:PutEncryptionConfiguration', (bucket, input) => {
  const [rule, ...others] = input.ServerSideEncryptionConfiguration.Rules;
  if (rule === undefined || others.length > 0) throw malformedXml();
  const { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: bucketKey } = rule;
  const algorithm = byDefault?.SSEAlgorithm ?? 'AES256';
  if (algorithm !== 'AES256' && algorithm !== 'aws:kms' && algorithm !== 'aws:kms:dsse') throw malformedXml();
  const keyId = byDefault?.KMSMasterKeyID;
  if (algorithm === 'AES256' && keyId !== undefined && keyId !== '') {
    throw invalidArgument(
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      'ApplyServerSideEncryptionByDefault',
      undefined,
    );
  }
  return {
    ...bucket,
    encryption: { algorithm, ...(keyId !== undefined && keyId !== '' && { keyId }), ...(bucketKey !== undefined && { bucketKey }) },
  };
});

export const getBucketEncryption: S3Operation<'GetBucketEncryption'> = readBucket(
  's3:GetEncryptionConfiguration',
  ({ encryption = { algorithm: 'AES256' } }) => ({
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: encryption.algorithm,
            ...(encryption.keyId !== undefined && { KMSMasterKeyID: encryption.keyId }),
          },
          BucketKeyEnabled: encryption.bucketKey ?? false,
        },
      ],
    },
  }),
);

/** Back to what every bucket has. */
export const deleteBucketEncryption: S3Operation<'DeleteBucketEncryption'> = changeBucket(
  's3:PutEncryptionConfiguration',
  ({ encryption: _, ...bucket }) => bucket,
);
