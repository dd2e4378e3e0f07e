// Tags that a request brings: what ECR refuses of them, and what conditions see.
import type { Demand } from '../../../../cloud/demand.ts';
import type { Tag } from '../../../../cloud/model/generated/ecr.ts';
import { failure } from '../../errors.ts';

export type Tags = Readonly<Record<string, string>>;

/** Amazon ECR User Guide, Tag restrictions. */
const MOST_TAGS = 50;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** `known` with the new ones over it. Throws `InvalidTagParameterException`, `TooManyTagsException`. */
export function readTags(given: readonly Tag[], known: Tags = {}): Tags {
  const tags = new Map(Object.entries(known));
  for (const { Key, Value } of given) {
    const badKey = Key.length === 0 || [...Key].length > LONGEST_KEY || !ALLOWED.test(Key) || /^aws:/i.test(Key);
    if (badKey || [...Value].length > LONGEST_VALUE || !ALLOWED.test(Value)) throw invalidTag();
    tags.set(Key, Value);
  }
  if (new Set(given.map(({ Key }) => Key)).size < given.length) throw invalidTag();
  if (tags.size > MOST_TAGS) throw tooManyTags();
  return Object.fromEntries(tags);
}

/** `aws:RequestTag/…` and `aws:TagKeys`; nothing when no tags are passed. */
export function requestTagContext(tags: readonly Tag[]): NonNullable<Demand['context']> {
  if (tags.length === 0) return [];
  return [
    ...tags.map(({ Key, Value }) => [`aws:requesttag/${Key.toLowerCase()}`, Value] as const),
    ['aws:tagkeys', tags.map(({ Key }) => Key)] as const,
  ];
}

function invalidTag(): Error {
  return failure(
    'InvalidTagParameter',
    'An invalid parameter has been specified. Tag keys can have a maximum character length of 128 characters, and tag values can have a maximum length of 256 characters.',
  );
}

function tooManyTags(): Error {
  return failure(
    'TooManyTags',
    'The list of tags on the repository is over the limit. The maximum number of tags that can be applied to a repository is 50.',
  );
}
