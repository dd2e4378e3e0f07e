// DeleteBucket.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf, type StateWriter } from '../../../../cloud/state/table.ts';
import { buckets, bucketsOfAccounts, configurations, objects, parts, uploads } from '../../state.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { inside } from '../target/inside.ts';

export const deleteBucket: S3Operation<'DeleteBucket'> = {
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:DeleteBucket'),
  handle: (_permit, input, cx) => {
    const { key, bucket } = targetOf(input, cx);
    const [first] = cx.state.scan(objects, inside(key, ''));
    if (first !== undefined) {
      const versioned = bucket.versioning === undefined ? '' : '. You must delete all versions in the bucket.';
      throw new ServiceError('BucketNotEmpty', 409, `The bucket you tried to delete is not empty${versioned}`, {
        members: { BucketName: bucket.name },
      });
    }
    cx.state.delete(buckets, key);
    cx.state.delete(bucketsOfAccounts, keyOf(bucket.account, bucket.partition, bucket.name));
    for (const [row] of [...cx.state.scan(configurations, inside(key, ''))]) cx.state.delete(configurations, row);
    abortUploads(cx.state, key);
    return undefined;
  },
};

function abortUploads(state: StateWriter, bucket: string): void {
  for (const [key, { uploadId }] of [...state.scan(uploads, inside(bucket, ''))]) {
    for (const [part] of [...state.scan(parts, inside(uploadId, ''))]) state.delete(parts, part);
    state.delete(uploads, key);
  }
}
