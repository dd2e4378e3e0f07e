// HeadBucket.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { S3Operation } from '../s3-operation.ts';
import { accessPointArn, bucketArn, demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';

export const headBucket: S3Operation<'HeadBucket'> = {
  anonymous: true,
  authorize: (input, cx) => {
    const target = targetOf(input, cx);
    const demands = demandsOn(cx, target, 's3:ListBucket');
    refuseWithRegion(cx, demands, target.bucket.region);
    return demands;
  },
  handle: (_permit, input, cx) => {
    const { bucket, accessPoint } = targetOf(input, cx);
    return {
      BucketRegion: bucket.region,
      BucketArn: accessPoint === undefined ? bucketArn(bucket) : accessPointArn(accessPoint),
      AccessPointAlias: accessPoint !== undefined,
    };
  },
};

/** Clients learn a bucket's region so, even those who may do nothing with it. */
function refuseWithRegion(cx: AuthorizeContext, demands: readonly Demand[], region: string): void {
  for (const demand of demands) {
    const refusal = cx.refusal(demand);
    if (refusal === undefined) continue;
    const { code, status, message, details } = refusal;
    throw new ServiceError(code, status, message, { ...details, headers: [...(details.headers ?? []), ['x-amz-bucket-region', region]] });
  }
}
