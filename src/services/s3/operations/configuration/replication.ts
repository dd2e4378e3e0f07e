// Replication configuration of buckets: kept, not done.
import type { ReplicationConfiguration } from '../../../../cloud/model/generated/s3.ts';
import { parseArn } from '../../../../model/arn.ts';
import { invalidRequest, malformedXml } from '../../errors.ts';
import type { S3Operation } from '../s3-operation.ts';
import { deleteStored, getStored, putStored, unsetError } from './stored.ts';

const KIND = 'replication';

const put = putStored(
  's3:PutReplicationConfiguration',
  KIND,
  (input: Parameters<S3Operation<'PutBucketReplication'>['authorize']>[0], { bucket }) => {
    const { Rules } = input.ReplicationConfiguration;
    if (Rules.length === 0 || Rules.length > 1000) throw malformedXml();
    if (bucket.versioning !== 'Enabled') {
      throw invalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
    }
    return input.ReplicationConfiguration;
  },
);

export const putBucketReplication: S3Operation<'PutBucketReplication'> = {
  /** S3 acts with the role: whoever hands it over must be allowed to. */
  authorize: (input, cx) => {
    const arn = input.ReplicationConfiguration.Role;
    const owner = parseArn(arn)?.account ?? '';
    return [
      ...put.authorize(input, cx),
      {
        action: 'iam:PassRole',
        resource: { arn, ...(owner !== '' && { owner }) },
        context: [['iam:passedtoservice', 's3.amazonaws.com']],
      },
    ];
  },
  handle: put.handle,
};

export const getBucketReplication: S3Operation<'GetBucketReplication'> = getStored(
  's3:GetReplicationConfiguration',
  KIND,
  (configuration: ReplicationConfiguration) => ({ ReplicationConfiguration: configuration }),
  unsetError('ReplicationConfigurationNotFoundError', 'The replication configuration was not found'),
);

export const deleteBucketReplication: S3Operation<'DeleteBucketReplication'> = deleteStored('s3:PutReplicationConfiguration', KIND);
