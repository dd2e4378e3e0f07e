// Versioning of buckets.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { malformedXml } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { checkRootWithMfa } from '../target/check-mfa.ts';
import { changeBucket, readBucket } from './stored.ts';

export const putBucketVersioning: S3Operation<'PutBucketVersioning'> = changeBucket('s3:PutBucketVersioning', (bucket, input, cx) => {
  const { Status, MFADelete } = input.VersioningConfiguration;
  if (Status !== undefined && Status !== 'Enabled' && Status !== 'Suspended') throw malformedXml();
  if (Status === undefined && MFADelete === undefined) {
    throw new ServiceError('IllegalVersioningConfigurationException', 400, 'The Versioning element must be specified');
  }
  if (MFADelete === 'Enabled' || bucket.mfaDelete === 'Enabled') checkRootWithMfa(cx, bucket, input.MFA);
  if (Status === 'Suspended' && bucket.objectLock === true) {
    const message = 'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.';
    throw new ServiceError('InvalidBucketState', 409, message);
  }
  return { ...bucket, ...(Status !== undefined && { versioning: Status }), ...(MFADelete !== undefined && { mfaDelete: MFADelete }) };
});

export const getBucketVersioning: S3Operation<'GetBucketVersioning'> = readBucket(
  's3:GetBucketVersioning',
  ({ versioning, mfaDelete }) => ({
    ...(versioning !== undefined && { Status: versioning }),
    ...(mfaDelete !== undefined && { MFADelete: mfaDelete }),
  }),
);
