// Tags of EC2's resources, kept apart from them as those of the default network are not kept at all.
// Source: Amazon EC2 User Guide, Tag your Amazon EC2 resources, "Tag restrictions".
import type { Tag } from '../../cloud/model/generated/ec2.ts';
import type { StateWriter } from '../../cloud/state/table.ts';
import { ec2Error } from './errors.ts';
import { RESOURCE_KINDS, type ResourceKindName } from './resource-ids.ts';
import { type Place, rowKey, type TagRow, TAGS } from './rows.ts';

const MOST = 50;
const LONGEST_KEY = 127;
const LONGEST_VALUE = 255;

export function tagsOf(place: Place, id: string): readonly TagRow[] {
  return place.state.get(TAGS, rowKey(place, id))?.tags ?? [];
}

/** As answers show them. */
export function shownTags(place: Place, id: string): readonly Tag[] {
  return tagsOf(place, id).map(({ key, value }) => ({ Key: key, Value: value }));
}

/** Throws for keys and values that EC2 does not take, and for keys given twice. */
export function checkedTags(tags: readonly Tag[] | undefined): readonly TagRow[] {
  const seen = new Set<string>();
  return (tags ?? []).map(({ Key, Value }) => {
    const key = Key ?? '';
    if (key === '') throw ec2Error('InvalidParameterValue', 'Tag key cannot be null or empty.');
    if (key.toLowerCase().startsWith('aws:')) {
      throw ec2Error(
        'InvalidParameterValue',
        `Value ( ${key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
    if ([...key].length > LONGEST_KEY) throw ec2Error('InvalidParameterValue', 'Tag key exceeds the maximum length of 127 characters');
    if ([...(Value ?? '')].length > LONGEST_VALUE)
      throw ec2Error('InvalidParameterValue', 'Tag value exceeds the maximum length of 255 characters');
    if (seen.has(key)) throw ec2Error('InvalidParameterValue', `Duplicate tag key '${key}' specified.`);
    seen.add(key);
    return { key, value: Value ?? '' };
  });
}

type Writable = Place & { readonly state: StateWriter };

/** Throws `TagLimitExceeded`. */
export function addTags(place: Writable, kind: ResourceKindName, id: string, added: readonly TagRow[]): void {
  if (added.length === 0) return;
  const merged = new Map(tagsOf(place, id).map((tag) => [tag.key, tag]));
  for (const tag of added) merged.set(tag.key, tag);
  if (merged.size > MOST) throw ec2Error('TagLimitExceeded', `The maximum number of tags for a resource has been reached: ${MOST}.`);
  putTags(place, kind, id, [...merged.values()]);
}

export function putTags(place: Writable, kind: ResourceKindName, id: string, tags: readonly TagRow[]): void {
  if (tags.length === 0) place.state.delete(TAGS, rowKey(place, id));
  else place.state.put(TAGS, rowKey(place, id), { resourceId: id, resourceType: RESOURCE_KINDS[kind].type, tags });
}
