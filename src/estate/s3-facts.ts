// What S3 consults beside policies, put together from the entries of the bucket, the object and the account.
import { parseArn } from '../model/arn.ts';
import type { PublicAccessBlock, S3Facts } from '../model/policy-set.ts';
import type { Estate, EstateResource } from './estate.ts';
import type { RequestQuery } from './request-query.ts';
import { isS3Object } from './resource-carrier.ts';

/** Amazon S3 User Guide: new buckets have had all four switches on since April 2023. */
const ALL_ON: PublicAccessBlock = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };

/**
 * Amazon S3 User Guide, ACL overview: WRITE on the bucket allows to create objects, and their owners to delete them.
 * Who owns what is replaced or deleted does not matter: that is the bucket owner's to allow.
 */
const BUCKET_ACL_ACTIONS: ReadonlySet<string> = new Set(['s3:putobject', 's3:deleteobject', 's3:deleteobjectversion']);

/** Whether the ARN is of a bucket or its object: the resources that ACLs and the public access block are about. */
export function isS3Bucketed(arn: string): boolean {
  const parts = parseArn(arn);
  return parts?.service === 's3' && parts.account === '';
}

/** Whether the action is the bucket's to allow, whatever object is there already: its owner, list and tags have no say. */
export function isBucketWrite(action: string): boolean {
  return BUCKET_ACL_ACTIONS.has(action.toLowerCase());
}

/** `object` is the object's own entry, if it has one: it tells its ACL and owner. */
export function s3Facts(estate: Estate, query: RequestQuery, bucket: EstateResource, object: EstateResource | undefined): S3Facts {
  const onObject = isS3Object(query.resource);
  const ownSay = onObject && !isBucketWrite(query.action);
  const objectOwner = ownSay ? (object?.s3?.objectOwner ?? bucket.s3?.objectOwner) : undefined;
  const aclOf = ownSay ? object : bucket;
  return {
    ownership: bucket.s3?.ownership ?? 'BucketOwnerEnforced',
    ...(objectOwner !== undefined && { objectOwner }),
    acl: aclOf?.s3?.acl ?? [],
    publicAccessBlock: either(bucket.s3?.publicAccessBlock ?? ALL_ON, estate.accounts.get(bucket.account)?.s3PublicAccessBlock),
    bucketAbac: bucket.s3?.bucketAbac ?? false,
  };
}

/** A switch is on if it is on for the bucket or for its account. */
function either(bucket: PublicAccessBlock, account: PublicAccessBlock | undefined): PublicAccessBlock {
  if (account === undefined) return bucket;
  return {
    blockPublicAcls: bucket.blockPublicAcls || account.blockPublicAcls,
    ignorePublicAcls: bucket.ignorePublicAcls || account.ignorePublicAcls,
    blockPublicPolicy: bucket.blockPublicPolicy || account.blockPublicPolicy,
    restrictPublicBuckets: bucket.restrictPublicBuckets || account.restrictPublicBuckets,
  };
}
