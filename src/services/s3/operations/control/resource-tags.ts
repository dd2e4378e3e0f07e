// Tags of buckets and access points by ARN.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { StateWriter } from '../../../../cloud/state/table.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { parseArn } from '../../../../model/arn.ts';
import { invalidRequest, noSuchBucket } from '../../errors.ts';
import { accessPoints, buckets, type Tags } from '../../state.ts';
import { readTagList, requestTagKeys, tagShapes } from '../object/read-tags.ts';
import { demandsOn, type Keys } from '../target/demands-on.ts';
import { bucketKey } from '../target/target.ts';
import { accountOf } from './account.ts';
import type { ControlOperation } from './control-operation.ts';
import { controlDemand, requireAccessPoint } from './find-access-point.ts';

interface Tagged {
  readonly tags: Tags;
  readonly demands: (action: string, more: Keys) => readonly Demand[];
  readonly save: (state: StateWriter, tags: Tags) => void;
}

interface TagInput {
  readonly ResourceArn: string;
  readonly AccountId?: string | undefined;
}

/** Errors: InvalidRequest, NoSuchBucket, NoSuchAccessPoint. */
function taggedThing({ ResourceArn, AccountId }: TagInput, cx: AuthorizeContext): Tagged {
  const account = accountOf(AccountId, cx);
  const arn = parseArn(ResourceArn);
  if (arn === undefined || arn.service !== 's3') throw invalidRequest('The specified ARN is not valid');
  if (arn.resource.startsWith('accesspoint/')) {
    const found = requireAccessPoint({ Name: ResourceArn, AccountId }, cx);
    return {
      tags: found.row.tags ?? {},
      demands: (action, more) => controlDemand(cx, found, action, more),
      save: (state, tags) => state.put(accessPoints, found.key, { ...found.row, tags }),
    };
  }
  const key = bucketKey(cx.partition, arn.resource);
  const bucket = cx.state.get(buckets, key);
  if (bucket === undefined || bucket.account !== account) throw noSuchBucket(arn.resource);
  return {
    tags: bucket.tags ?? {},
    demands: (action, context) => demandsOn(cx, { key, bucket }, action, { context }),
    save: (state, tags) => state.put(buckets, key, { ...bucket, tags }),
  };
}

export const tagResource: ControlOperation<'TagResource'> = {
  authorize: (input, cx) => taggedThing(input, cx).demands('s3:TagResource', requestTagKeys(input.Tags)),
  handle: (_permit, input, cx) => {
    const { tags, save } = taggedThing(input, cx);
    const merged = { ...tags, ...readTagList(input.Tags, 50) };
    save(cx.state, readTagList(tagShapes(merged), 50));
    return {};
  },
};

/** The tags to go count as request tags without a value. */
export const untagResource: ControlOperation<'UntagResource'> = {
  authorize: (input, cx) =>
    taggedThing(input, cx).demands('s3:UntagResource', requestTagKeys(input.TagKeys.map((Key) => ({ Key, Value: '' })))),
  handle: (_permit, input, cx) => {
    const { tags, save } = taggedThing(input, cx);
    const gone = new Set(input.TagKeys);
    save(cx.state, Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.has(key))));
    return {};
  },
};

export const listTagsForResource: ControlOperation<'ListTagsForResource'> = {
  authorize: (input, cx) => taggedThing(input, cx).demands('s3:ListTagsForResource', []),
  handle: (_permit, input, cx) => ({ Tags: tagShapes(taggedThing(input, cx).tags) }),
};
