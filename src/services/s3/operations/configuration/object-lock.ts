// Object Lock configuration of buckets.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { malformedXml } from '../../errors.ts';
import type { DefaultRetention } from '../../state.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import { changeBucket, readBucket, unsetError } from './stored.ts';

const put = changeBucket('s3:PutBucketObjectLockConfiguration', (bucket, input: S3Input<'PutObjectLockConfiguration'>) => {
  const configuration = input.ObjectLockConfiguration;
  if (configuration?.ObjectLockEnabled !== 'Enabled') throw malformedXml();
  if (bucket.versioning !== 'Enabled') {
    throw new ServiceError('InvalidBucketState', 409, "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
  }
  const retention = configuration.Rule?.DefaultRetention;
  const { defaultRetention: _, ...rest } = bucket;
  return { ...rest, objectLock: true as const, ...(retention !== undefined && { defaultRetention: readDefault(retention) }) };
});

type Shape = NonNullable<
  NonNullable<NonNullable<S3Input<'PutObjectLockConfiguration'>['ObjectLockConfiguration']>['Rule']>['DefaultRetention']
>;

function readDefault({ Mode, Days, Years }: Shape): DefaultRetention {
  if (Mode !== 'GOVERNANCE' && Mode !== 'COMPLIANCE') throw malformedXml();
  if ((Days === undefined) === (Years === undefined)) throw malformedXml();
  const period = Days ?? Years ?? 0;
  if (period <= 0) throw new ServiceError('InvalidArgument', 400, 'Default retention period must be a positive integer value.');
  return { mode: Mode, ...(Days !== undefined && { days: Days }), ...(Years !== undefined && { years: Years }) };
}

export const putObjectLockConfiguration: S3Operation<'PutObjectLockConfiguration'> = {
  trail: { eventName: 'PutBucketObjectLockConfiguration' },
  authorize: put.authorize,
  handle: (permit, input, cx) => {
    put.handle(permit, input, cx);
    return {};
  },
};

const unset = unsetError('ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket');

export const getObjectLockConfiguration: S3Operation<'GetObjectLockConfiguration'> = {
  trail: { eventName: 'GetBucketObjectLockConfiguration' },
  ...readBucket('s3:GetBucketObjectLockConfiguration', (bucket) => {
    if (bucket.objectLock === undefined) return unset(bucket);
    const { defaultRetention: kept } = bucket;
    const rule = kept && {
      Rule: {
        DefaultRetention: {
          Mode: kept.mode,
          ...(kept.days !== undefined && { Days: kept.days }),
          ...(kept.years !== undefined && { Years: kept.years }),
        },
      },
    };
    return { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', ...rule } };
  }),
};
