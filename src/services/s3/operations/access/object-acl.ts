// Access control lists of objects.
import { aclsOff, malformedXml } from '../../errors.ts';
import { readDemands } from '../object/get-object.ts';
import { requireObject } from '../object/read-target.ts';
import { changeVersion, findVersion } from '../object/versions.ts';
import type { S3Operation } from '../s3-operation.ts';
import { bucketArn, demandsOn, type Keys } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { grantShapes, ownerShape } from './acl-shape.ts';
import { checkAcl } from './check-acl.ts';
import { aclKeys, requestedAcl } from './requested-acl.ts';

export const putObjectAcl: S3Operation<'PutObjectAcl'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => {
    const target = targetOf(input, cx);
    const { Key: key, VersionId } = input;
    const object = findVersion(cx.state, target, key, VersionId);
    const context: Keys = [...aclKeys(input), ...(VersionId === undefined ? [] : ([['s3:versionid', VersionId]] as const))];
    return demandsOn(cx, target, VersionId === undefined ? 's3:PutObjectAcl' : 's3:PutObjectVersionAcl', { key, object, context });
  },
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { bucket } = target;
    if (
      bucket.ownership === 'BucketOwnerEnforced' &&
      input.AccessControlPolicy === undefined &&
      input.ACL !== 'bucket-owner-full-control'
    ) {
      throw aclsOff();
    }
    const row = requireObject(cx, target, input, 'PUT');
    const acl = requestedAcl(input, { owner: row.owner, bucketOwner: bucket.account }, cx);
    if (acl === undefined) throw malformedXml();
    const resource = `${bucketArn(bucket)}/${input.Key}`;
    checkAcl(cx, bucket, { action: 's3:PutObjectAcl', resource, canned: input.ACL, acl });
    changeVersion(cx.state, target, { ...row, acl });
    return {};
  },
};

export const getObjectAcl: S3Operation<'GetObjectAcl'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => readDemands(cx, targetOf(input, cx), input, 's3:GetObjectAcl', 's3:GetObjectVersionAcl'),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'GET');
    const enforced = target.bucket.ownership === 'BucketOwnerEnforced';
    const owner = enforced ? target.bucket.account : row.owner;
    return { Owner: ownerShape(owner), Grants: grantShapes(enforced ? undefined : row.acl, owner) };
  },
};
