// GetObject and HeadObject.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { type BucketInput, type Target, targetOf } from '../target/target.ts';
import { checkArchived } from './restore-object.ts';
import { checkKey } from './object-input.ts';
import { sliceOf } from './range.ts';
import { objectShape, whatIsAsked } from './read-object.ts';
import { requireObject, type Wanted } from './read-target.ts';
import { findVersion } from './versions.ts';

export const getObject: S3Operation<'GetObject'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => readDemands(cx, targetOf(input, cx), input, 's3:GetObject', 's3:GetObjectVersion'),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'GET');
    checkArchived(row, cx.now);
    const asked = whatIsAsked(row, input);
    return {
      Body: asked.range === undefined ? row.body : sliceOf(row.body, asked.range),
      ...objectShape(cx, target, row, input, asked),
    };
  },
};

export const headObject: S3Operation<'HeadObject'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => readDemands(cx, targetOf(input, cx), input, 's3:GetObject', 's3:GetObjectVersion'),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const row = requireObject(cx, target, input, 'HEAD');
    return objectShape(cx, target, row, input, whatIsAsked(row, input));
  },
};

/** Reading something of an object, or of one version of it, which is another permission. */
export function readDemands(
  cx: AuthorizeContext,
  target: Target,
  { Key, VersionId }: Wanted & BucketInput,
  action: string,
  versionAction: string,
): readonly Demand[] {
  checkKey(Key);
  const object = findVersion(cx.state, target, Key, VersionId);
  const context: Keys = VersionId === undefined ? [] : [['s3:versionid', VersionId]];
  return demandsOn(cx, target, VersionId === undefined ? action : versionAction, { key: Key, object, context });
}
