// Looks up a member of a JSON object by its key.
import type { JsonNode, JsonObject } from './json-node.ts';

/** The value of the member with this key, compared exactly; undefined if there is none. Walks the members: for a few look-ups, not for thousands. */
export function findMember(object: JsonObject, key: string): JsonNode | undefined {
  for (const member of object.members) if (member.key.value === key) return member.value;
  return undefined;
}
