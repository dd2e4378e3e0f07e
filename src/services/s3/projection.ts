// What S3 tells an estate file: buckets, access points, objects that differ from their bucket, and the accounts' public access blocks.
import { type PrincipalScope, shownPolicy } from '../../cloud/bind-policy.ts';
import { documentForm } from '../../cloud/projection/document-form.ts';
import type { AclEntryForm, ResourceForm, S3Form } from '../../cloud/projection/estate-form.ts';
import type { AccountPiece, Projection } from '../../cloud/projection/projection.ts';
import { keyOf } from '../../cloud/state/table.ts';
import type { StoredPolicy } from '../../cloud/stored-policy.ts';
import type { AccountId } from '../../model/account.ts';
import type { PublicAccessBlock, S3AclGrant } from '../../model/policy-set.ts';
import { accessPointArn, bucketArn } from './operations/target/demands-on.ts';
import {
  type AccessPointRow,
  accessPoints,
  accountPublicAccessBlocks,
  type BucketRow,
  buckets,
  type ObjectRow,
  objects,
  type Tags,
} from './state.ts';

/** What a bucket without a block of its own has; the form would take an absent one for a closed bucket. */
const OPEN: PublicAccessBlock = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };

export const projectS3: Projection = (scope) => {
  const { state } = scope;
  const resources = new Map<AccountId, ResourceForm[]>();
  const add = (account: AccountId, form: ResourceForm): void => {
    const list = resources.get(account);
    if (list === undefined) resources.set(account, [form]);
    else list.push(form);
  };
  for (const [, bucket] of state.scan(buckets, '')) {
    add(bucket.account, bucketForm(scope, bucket));
    for (const [, row] of state.scan(objects, keyOf(bucket.partition, bucket.name, ''))) {
      const form = objectForm(bucket, row);
      if (form !== undefined) add(bucket.account, form);
    }
  }
  for (const [, point] of state.scan(accessPoints, '')) add(point.account, accessPointForm(scope, point));
  const accounts = new Map<AccountId, AccountPiece>([...resources].map(([id, list]) => [id, { resources: list }]));
  for (const [id, s3PublicAccessBlock] of state.scan(accountPublicAccessBlocks, '')) {
    accounts.set(id, { ...accounts.get(id), s3PublicAccessBlock });
  }
  return { accounts };
};

function bucketForm(scope: PrincipalScope, bucket: BucketRow): ResourceForm {
  const { ownership, acl, publicAccessBlock = OPEN, abac, policy, tags } = bucket;
  const s3: S3Form = { ownership, ...aclForm(acl), publicAccessBlock, ...(abac === true && { bucketAbac: true }) };
  return { arn: bucketArn(bucket), ...policyForm(scope, policy), ...tagsForm(tags), s3 };
}

/** Undefined for an object of which there is nothing to tell. */
function objectForm(bucket: BucketRow, { key, owner, acl, tags, deleteMarker }: ObjectRow): ResourceForm | undefined {
  const foreign = bucket.ownership !== 'BucketOwnerEnforced' && owner !== bucket.account;
  if (deleteMarker === true || (!foreign && acl === undefined && tags === undefined)) return undefined;
  const s3: S3Form = { ownership: bucket.ownership, ...(foreign && { objectOwner: owner }), ...aclForm(acl) };
  return { arn: `${bucketArn(bucket)}/${key}`, ...tagsForm(tags), ...(s3.acl !== undefined || foreign ? { s3 } : {}) };
}

function accessPointForm(scope: PrincipalScope, point: AccessPointRow): ResourceForm {
  return { arn: accessPointArn(point), ...policyForm(scope, point.policy), ...tagsForm(point.tags) };
}

function policyForm(scope: PrincipalScope, policy: StoredPolicy | undefined): Pick<ResourceForm, 'policy'> {
  return { policy: policy === undefined ? null : documentForm(shownPolicy(policy, scope)) };
}

function tagsForm(tags: Tags | undefined): Pick<ResourceForm, 'tags'> {
  return tags === undefined ? {} : { tags };
}

function aclForm(acl: readonly S3AclGrant[] | undefined): Pick<S3Form, 'acl'> {
  if (acl === undefined) return {};
  return {
    acl: acl.map(
      ({ grantee, permission }): AclEntryForm =>
        grantee.kind === 'account' ? { account: grantee.account, permission } : { group: grantee.group, permission },
    ),
  };
}
