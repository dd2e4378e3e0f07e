// Tags of objects and buckets as requests write them.
import type { Tag } from '../../../../cloud/model/generated/s3.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { ContextValue } from '../../../../model/request.ts';
import { invalidArgument, invalidTag } from '../../errors.ts';
import type { Tags } from '../../state.ts';

const TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Errors: InvalidTag, BadRequest for too many. Source: S3 User Guide, Categorizing your storage using tags. */
export function readTagList(tags: readonly Tag[], most: number): Tags {
  if (tags.length > most) {
    throw new ServiceError('BadRequest', 400, `Object tags cannot be greater than ${most}`);
  }
  const read = new Map<string, string>();
  for (const { Key, Value } of tags) {
    if (Key.length === 0 || Key.length > 128 || !TEXT.test(Key)) throw invalidTag('The TagKey you have provided is invalid', Key);
    if (Value.length > 256 || !TEXT.test(Value)) throw invalidTag('The TagValue you have provided is invalid', Key);
    if (Key.startsWith('aws:')) throw invalidTag('System tags cannot be added/updated by requester', Key);
    if (read.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key', Key);
    read.set(Key, Value);
  }
  return Object.fromEntries(read);
}

/** `x-amz-tagging: a=1&b=2`. Errors: InvalidArgument. */
export function readTagHeader(header: string): Tags {
  const tags = header
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return {
        Key: decode(equals < 0 ? pair : pair.slice(0, equals), header),
        Value: equals < 0 ? '' : decode(pair.slice(equals + 1), header),
      };
    });
  try {
    return readTagList(tags, 10);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'InvalidTag') throw malformed(header);
    throw error;
  }
}

function decode(text: string, header: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed(header);
  }
}

function malformed(header: string): ServiceError {
  const message = "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.";
  return invalidArgument(message, 'x-amz-tagging', header);
}

export function tagShapes(tags: Tags | undefined): readonly Tag[] {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** `aws:RequestTag/…` and `aws:TagKeys`, of tags of buckets and access points. */
export function requestTagKeys(tags: readonly Tag[] | undefined): readonly (readonly [key: string, value: ContextValue])[] {
  if (tags === undefined || tags.length === 0) return [];
  return [
    ...tags.map(({ Key, Value }) => [`aws:requesttag/${Key}`.toLowerCase(), Value] as const),
    ['aws:tagkeys', tags.map(({ Key }) => Key)],
  ];
}

/** `s3:RequestObjectTag/…` and `s3:RequestObjectTagKeys`, of tags of objects. */
export function objectTagKeys(tags: Tags): readonly (readonly [key: string, value: ContextValue])[] {
  const entries = Object.entries(tags);
  if (entries.length === 0) return [];
  return [
    ...entries.map(([key, value]) => [`s3:requestobjecttag/${key}`.toLowerCase(), value] as const),
    ['s3:requestobjecttagkeys', entries.map(([key]) => key)],
  ];
}
