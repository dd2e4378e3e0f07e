// CreateBucket.
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import type { PublicAccessBlock } from '../../../../model/policy-set.ts';
import { invalidArgument, invalidRequest } from '../../errors.ts';
import { type BucketRow, buckets, bucketsOfAccounts, type Ownership } from '../../state.ts';
import { isPublic } from '../access/check-acl.ts';
import { aclKeys, requestedAcl, statesAcl } from '../access/requested-acl.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import { isBucketName } from '../target/bucket-name.ts';
import { bucketArn, type Keys } from '../target/demands-on.ts';
import { requestKeys } from '../target/request-keys.ts';
import { bucketKey } from '../target/target.ts';
import { readTagList, requestTagKeys } from '../object/read-tags.ts';

type Input = S3Input<'CreateBucket'>;

/** Buckets made since April 2023 begin with everything blocked. Source: S3 User Guide, Blocking public access. */
const ALL_BLOCKED: PublicAccessBlock = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

const OWNERSHIPS: readonly Ownership[] = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];

export const createBucket: S3Operation<'CreateBucket'> = {
  authorize: (input, cx) => {
    checkName(input.Bucket);
    if (cx.account === '') throw new ServiceError('AccessDenied', 403, 'Access Denied');
    const { ObjectLockEnabledForBucket: lock, ObjectOwnership: ownership, CreateBucketConfiguration: configuration } = input;
    const resource = { arn: bucketArn({ partition: cx.partition, name: input.Bucket }), owner: cx.account };
    const context: Keys = [
      ...requestKeys(cx.request, cx.now),
      ['s3:resourceaccount', cx.account],
      ...aclKeys(input),
      ...(configuration?.LocationConstraint === undefined ? [] : ([['s3:locationconstraint', configuration.LocationConstraint]] as const)),
      ...(ownership === undefined ? [] : ([['s3:x-amz-object-ownership', ownership]] as const)),
      ...requestTagKeys(configuration?.Tags),
    ];
    const actions = [
      's3:CreateBucket',
      ...(statesAcl(input) ? ['s3:PutBucketAcl'] : []),
      ...(ownership === undefined ? [] : ['s3:PutBucketOwnershipControls']),
      ...(lock === true ? ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning'] : []),
      ...((configuration?.Tags?.length ?? 0) > 0 ? ['s3:TagResource'] : []),
    ];
    return actions.map((action) => ({ action, resource, context }));
  },
  handle: (_permit, input, cx) => {
    const region = regionOf(input, cx);
    const key = bucketKey(cx.partition, input.Bucket);
    const existing = cx.state.get(buckets, key);
    if (existing !== undefined) return already(existing, input, cx);
    const row = newBucket(input, cx, region);
    cx.state.put(buckets, key, row);
    cx.state.put(bucketsOfAccounts, keyOf(cx.account, cx.partition, input.Bucket), { region });
    return { Location: locationOf(input, cx), BucketArn: bucketArn(row) };
  },
};

function checkName(name: string): void {
  if (isBucketName(name)) return;
  throw new ServiceError('InvalidBucketName', 400, 'The specified bucket is not valid.', { members: { BucketName: name } });
}

function newBucket(input: Input, cx: CallContext, region: string): BucketRow {
  const ownership = ownershipOf(input);
  const acl = requestedAcl(input, { owner: cx.account }, cx);
  if (acl !== undefined && input.ACL !== 'private') {
    if (ownership === 'BucketOwnerEnforced') {
      const message = "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting";
      throw new ServiceError('InvalidBucketAclWithObjectOwnership', 400, message);
    }
    if (acl.some(isPublic)) {
      const message = 'Bucket cannot have public ACLs set with BlockPublicAccess enabled';
      throw new ServiceError('InvalidBucketAclWithBlockPublicAccessError', 400, message);
    }
  }
  const tags = input.CreateBucketConfiguration?.Tags;
  return {
    name: input.Bucket,
    partition: cx.partition,
    account: cx.account,
    region,
    createdAt: cx.now,
    ownership,
    publicAccessBlock: ALL_BLOCKED,
    ...(acl !== undefined && { acl }),
    ...(input.ObjectLockEnabledForBucket === true && { objectLock: true as const, versioning: 'Enabled' as const }),
    ...(tags !== undefined && tags.length > 0 && { tags: readTagList(tags, 50) }),
  };
}

function ownershipOf({ ObjectOwnership }: Input): Ownership {
  if (ObjectOwnership === undefined) return 'BucketOwnerEnforced';
  const known = OWNERSHIPS.find((one) => one === ObjectOwnership);
  if (known === undefined)
    throw invalidArgument(`Invalid x-amz-object-ownership header: ${ObjectOwnership}`, 'x-amz-object-ownership', ObjectOwnership);
  return known;
}

/** The endpoint's region decides, and a location constraint must say the same. Source: S3 API Reference, CreateBucket. */
function regionOf({ CreateBucketConfiguration: configuration }: Input, { region }: AuthorizeContext): string {
  const here = region === 'US' ? 'us-east-1' : region;
  const stated = configuration?.LocationConstraint;
  const wanted = stated === 'EU' ? 'eu-west-1' : stated;
  if (wanted === undefined || wanted === '') {
    if (here === 'us-east-1') return here;
    throw illegalLocation('The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.');
  }
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(wanted)) throw invalidLocation(stated ?? '');
  if (here === 'us-east-1') {
    if (wanted === 'us-east-1') throw invalidLocation(wanted);
    return wanted;
  }
  if (wanted === here) return wanted;
  throw illegalLocation(`The ${wanted} location constraint is incompatible for the region specific endpoint this request was sent to.`);
}

function illegalLocation(message: string): ServiceError {
  return new ServiceError('IllegalLocationConstraintException', 400, message);
}

function invalidLocation(constraint: string): ServiceError {
  const message = 'The specified location-constraint is not valid';
  return new ServiceError('InvalidLocationConstraint', 400, message, { members: { LocationConstraint: constraint } });
}

/** Whoever owns a name already gets it again in us-east-1, as ever. Source: S3 API Reference, CreateBucket, Errors. */
function already(existing: BucketRow, input: Input, cx: CallContext): { readonly Location: string; readonly BucketArn: string } {
  const members = { BucketName: existing.name };
  if (existing.account !== cx.account) {
    const message =
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.';
    throw new ServiceError('BucketAlreadyExists', 409, message, { members });
  }
  if (existing.region !== 'us-east-1' || cx.region !== 'us-east-1') {
    const message = 'Your previous request to create the named bucket succeeded and you already own it.';
    throw new ServiceError('BucketAlreadyOwnedByYou', 409, message, { members });
  }
  if (input.ObjectLockEnabledForBucket === true && existing.objectLock === undefined) {
    throw invalidRequest('Object Lock cannot be enabled on existing buckets');
  }
  return { Location: locationOf(input, cx), BucketArn: bucketArn(existing) };
}

function locationOf({ Bucket }: Input, { region }: AuthorizeContext): string {
  return region === 'us-east-1' ? `/${Bucket}` : `http://${Bucket}.s3.amazonaws.com/`;
}
