// Tags of objects.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { type BucketInput, targetOf } from '../target/target.ts';
import { readDemands } from './get-object.ts';
import { objectTagKeys, readTagList, tagShapes } from './read-tags.ts';
import { requireObject, type Wanted } from './read-target.ts';
import { changeVersion, findVersion } from './versions.ts';

function tagDemands(cx: AuthorizeContext, input: Wanted & BucketInput, verb: 'Put' | 'Delete', more: Keys): readonly Demand[] {
  const target = targetOf(input, cx);
  const { Key: key, VersionId } = input;
  const object = findVersion(cx.state, target, key, VersionId);
  const context: Keys = [...more, ...(VersionId === undefined ? [] : ([['s3:versionid', VersionId]] as const))];
  return demandsOn(cx, target, `s3:${verb}Object${VersionId === undefined ? '' : 'Version'}Tagging`, { key, object, context });
}

export const putObjectTagging: S3Operation<'PutObjectTagging'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) =>
    tagDemands(cx, input, 'Put', objectTagKeys(Object.fromEntries(input.Tagging.TagSet.map(({ Key, Value }) => [Key, Value])))),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'PUT');
    changeVersion(cx.state, target, { ...row, tags: readTagList(input.Tagging.TagSet, 10) });
    return target.bucket.versioning === undefined ? {} : { VersionId: row.versionId };
  },
};

export const getObjectTagging: S3Operation<'GetObjectTagging'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => readDemands(cx, targetOf(input, cx), input, 's3:GetObjectTagging', 's3:GetObjectVersionTagging'),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'GET');
    return { TagSet: tagShapes(row.tags), ...(target.bucket.versioning !== undefined && { VersionId: row.versionId }) };
  },
};

export const deleteObjectTagging: S3Operation<'DeleteObjectTagging'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => tagDemands(cx, input, 'Delete', []),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const { tags: _, ...row } = requireObject(cx, target, input, 'DELETE');
    changeVersion(cx.state, target, row);
    return target.bucket.versioning === undefined ? {} : { VersionId: row.versionId };
  },
};
