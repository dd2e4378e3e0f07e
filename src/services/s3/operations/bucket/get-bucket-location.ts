// GetBucketLocation.
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';

/** us-east-1 answers for buckets everywhere: that is how clients learn where to go. */
const ASKING_ANYWHERE = { anyRegion: true };

export const getBucketLocation: S3Operation<'GetBucketLocation'> = {
  anonymous: true,
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx, ASKING_ANYWHERE), 's3:GetBucketLocation'),
  handle: (_permit, input, cx) => {
    const { region } = targetOf(input, cx, ASKING_ANYWHERE).bucket;
    return region === 'us-east-1' ? {} : { LocationConstraint: region };
  },
};
