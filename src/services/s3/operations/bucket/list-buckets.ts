// ListBuckets.
import { keyOf } from '../../../../cloud/state/table.ts';
import { invalidArgument } from '../../errors.ts';
import { buckets, bucketsOfAccounts } from '../../state.ts';
import { ownerShape } from '../access/acl-shape.ts';
import { openToken, sealToken } from '../listing/continuation-token.ts';
import type { S3Operation } from '../s3-operation.ts';
import { bucketArn } from '../target/demands-on.ts';
import { requestKeys } from '../target/request-keys.ts';
import { bucketKey } from '../target/target.ts';

const MOST = 10_000;

export const listBuckets: S3Operation<'ListBuckets'> = {
  authorize: (_input, cx) => [{ action: 's3:ListAllMyBuckets', resource: { arn: '*' }, context: requestKeys(cx.request, cx.now) }],
  handle: (_permit, { MaxBuckets, ContinuationToken, Prefix = '', BucketRegion }, cx) => {
    if (MaxBuckets !== undefined && !(MaxBuckets >= 1 && MaxBuckets <= MOST)) {
      const message = `Argument max-buckets must be an integer between 1 and ${MOST}`;
      throw invalidArgument(message, 'max-buckets', String(MaxBuckets));
    }
    const all = keyOf(cx.account, cx.partition, '');
    const after = ContinuationToken === undefined ? undefined : all + openToken(ContinuationToken);
    const paged = MaxBuckets !== undefined;
    const listed: object[] = [];
    let last: string | undefined;
    let more = false;
    for (const [key, { region }] of cx.state.scan(bucketsOfAccounts, all + Prefix, after)) {
      if (BucketRegion !== undefined && BucketRegion !== region) continue;
      if (listed.length === (MaxBuckets ?? MOST)) {
        more = true;
        break;
      }
      const row = cx.state.get(buckets, bucketKey(cx.partition, key.slice(all.length)));
      if (row === undefined) throw new Error('a listed bucket is not there');
      last = row.name;
      const withRegion = paged || BucketRegion !== undefined || Prefix !== '';
      listed.push({
        Name: row.name,
        CreationDate: new Date(row.createdAt),
        BucketArn: bucketArn(row),
        ...(withRegion && { BucketRegion: row.region }),
      });
    }
    return {
      Buckets: listed,
      Owner: ownerShape(cx.account),
      ...(Prefix !== '' && { Prefix }),
      ...(more && last !== undefined && { ContinuationToken: sealToken(last) }),
    };
  },
};
