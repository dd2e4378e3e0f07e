// Reads values of what AWS commands print, or reports that they are of another kind than AWS prints.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { type FormReader, wrongType } from './form-reader.ts';
import { memberNames, pickMembers } from './pick-members.ts';

const NO_TAGS: ReadonlyMap<string, string> = new Map();
const TAG = memberNames('Key', 'Value');

export function objectValue(reader: FormReader, node: JsonNode, expected: string): JsonObject | undefined {
  return node.kind === 'object' ? node : wrongType(reader, node, expected);
}

export function stringValue(reader: FormReader, node: JsonNode | undefined, key: string): string | undefined {
  if (node === undefined) return undefined;
  return node.kind === 'string' ? node.value : wrongType(reader, node, `\`${key}\` to be a string`);
}

/** The items of a list; none when it is absent. */
export function listValue(reader: FormReader, node: JsonNode | undefined, key: string): readonly JsonNode[] {
  if (node === undefined) return [];
  if (node.kind === 'array') return node.items;
  wrongType(reader, node, `\`${key}\` to be a list`);
  return [];
}

/** `[{ "Key": …, "Value": … }]` as a map. */
export function tagsValue(reader: FormReader, node: JsonNode | undefined, key: string): ReadonlyMap<string, string> {
  const items = listValue(reader, node, key);
  if (items.length === 0) return NO_TAGS;
  const tags = new Map<string, string>();
  for (const item of items) {
    const tag = objectValue(reader, item, 'a tag');
    if (tag === undefined) continue;
    const [keyNode, valueNode] = pickMembers(tag, TAG);
    const name = stringValue(reader, keyNode, 'Key');
    if (name !== undefined) tags.set(name, stringValue(reader, valueNode, 'Value') ?? '');
  }
  return tags;
}
