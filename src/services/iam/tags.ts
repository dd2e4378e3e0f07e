// Tags of IAM's resources: checks, changes, and what conditions see of them.
// Source: IAM User Guide, Tags for IAM resources; IAM API Reference, Tag.
import { ServiceError } from '../../cloud/service-error.ts';
import type { ContextValue } from '../../model/request.ts';
import { invalidInput } from './errors.ts';
import { type PageRequest, pageByKey } from './paging.ts';
import { QUOTAS } from './quotas.ts';
import type { TagRow } from './state.ts';

type Tags = readonly TagRow[] | undefined;

/** Keys of users and roles are told apart without regard to case, those of everything else with it. */
export type TagKeys = 'caseInsensitive' | 'caseSensitive';

const DUPLICATE = {
  caseInsensitive: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  caseSensitive: 'Duplicate tag keys found.',
} as const;

function normal(key: string, keys: TagKeys): string {
  return keys === 'caseInsensitive' ? key.toLowerCase() : key;
}

/** The tags as given to a Create operation, checked. Throws InvalidInput for a key that is there twice. */
export function checkedTags(tags: Tags, keys: TagKeys = 'caseInsensitive'): readonly TagRow[] {
  const given = (tags ?? []).map(({ Key, Value }) => ({ Key, Value: Value ?? '' }));
  const seen = new Set<string>();
  for (const { Key } of given) {
    const key = normal(Key, keys);
    if (seen.has(key)) throw invalidInput(DUPLICATE[keys]);
    if (key.toLowerCase().startsWith('aws:')) throw invalidInput('System tags cannot be added/updated by requester.');
    seen.add(key);
  }
  return given;
}

/** After a Tag… call: keys that are there already take the new value, and the new spelling. */
export function withTags(tags: readonly TagRow[], added: Tags, keys: TagKeys = 'caseInsensitive'): readonly TagRow[] {
  const merged = new Map(tags.map((tag) => [normal(tag.Key, keys), tag]));
  for (const tag of checkedTags(added, keys)) merged.set(normal(tag.Key, keys), tag);
  if (merged.size > QUOTAS.tags) throw new ServiceError('LimitExceeded', 409, 'The number of tags has reached the maximum limit.');
  return [...merged.values()];
}

/** After an Untag… call. Keys that are not there are no error. */
export function withoutTags(
  tags: readonly TagRow[],
  gone: readonly string[] | undefined,
  keys: TagKeys = 'caseInsensitive',
): readonly TagRow[] {
  const normalized = new Set((gone ?? []).map((key) => normal(key, keys)));
  return tags.filter(({ Key }) => !normalized.has(normal(Key, keys)));
}

/** The answer of a List…Tags call: by key. */
export function tagPage(tags: readonly TagRow[], request: PageRequest): { Tags: readonly TagRow[]; IsTruncated: boolean; Marker?: string } {
  const sorted = tags.toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
  const { items, rest } = pageByKey(sorted, request, ({ Key }) => Key);
  return { Tags: items, ...rest };
}

/** For `DemandResource.tags`; undefined without tags. */
export function tagRecord(tags: Tags): Readonly<Record<string, string>> | undefined {
  return tags === undefined || tags.length === 0 ? undefined : Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** For `Principal.tags`. */
export function tagMap(tags: readonly TagRow[]): ReadonlyMap<string, string> {
  return new Map(tags.map(({ Key, Value }) => [Key, Value]));
}

type Context = readonly (readonly [key: string, value: ContextValue])[];

/** `aws:RequestTag/…` and `aws:TagKeys` of the tags that a call passes; nothing when it passes none. */
export function requestTagContext(tags: Tags): Context {
  if (tags === undefined || tags.length === 0) return [];
  return [
    ...tags.map(({ Key, Value }) => [`aws:requesttag/${Key.toLowerCase()}`, Value ?? ''] as const),
    ['aws:tagkeys', tags.map(({ Key }) => Key)],
  ];
}

/** `aws:TagKeys` of the keys that an Untag… call names. */
export function tagKeyContext(keys: readonly string[] | undefined): Context {
  return keys === undefined || keys.length === 0 ? [] : [['aws:tagkeys', keys]];
}
