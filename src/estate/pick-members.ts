// Picks several members of an object in one pass: for the lists that make up most of a large file.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';

/** Names with their places in what is picked. */
export type MemberNames = ReadonlyMap<string, number>;

export function memberNames(...names: readonly string[]): MemberNames {
  return new Map(names.map((name, index) => [name, index]));
}

/** The values of the named members, in the order of the names; undefined where there is none, or where it is `null`. */
export function pickMembers(object: JsonObject, names: MemberNames): readonly (JsonNode | undefined)[] {
  const picked: (JsonNode | undefined)[] = [];
  for (let index = 0; index < names.size; index++) picked.push(undefined);
  for (const { key, value } of object.members) {
    const index = names.get(key.value);
    if (index !== undefined && value.kind !== 'null') picked[index] = value;
  }
  return picked;
}
