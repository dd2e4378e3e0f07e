// The tags that RunInstances gives to what it makes.
import type { TagSpecification } from '../../../cloud/model/generated/ec2.ts';
import { ec2Error } from '../errors.ts';
import type { TagRow } from '../rows.ts';
import { checkedTags } from '../tags.ts';

export interface LaunchTags {
  readonly instance: readonly TagRow[];
  readonly volume: readonly TagRow[];
  readonly networkInterface: readonly TagRow[];
}

const KINDS: ReadonlyMap<string, keyof LaunchTags> = new Map([
  ['instance', 'instance'],
  ['volume', 'volume'],
  ['network-interface', 'networkInterface'],
]);

/** Throws `InvalidParameterValue` for resource types that the call does not make. */
export function planTags(specifications: readonly TagSpecification[] | undefined): LaunchTags {
  const tags: Record<keyof LaunchTags, readonly TagRow[]> = { instance: [], volume: [], networkInterface: [] };
  for (const { ResourceType, Tags } of specifications ?? []) {
    const type = ResourceType ?? '';
    const kind = KINDS.get(type);
    if (kind !== undefined) tags[kind] = checkedTags(Tags);
    // Spot requests and elastic GPUs are types that the call takes, and that this cloud has none of.
    else if (type !== 'spot-instances-request' && type !== 'elastic-gpu') {
      throw ec2Error('InvalidParameterValue', `'${type}' is not a valid taggable resource type for this operation.`);
    }
  }
  return tags;
}
