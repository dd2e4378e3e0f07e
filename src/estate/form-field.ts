// Reads single fields of a JSON object: absent, of the kind expected, or reported.
import { findMember } from '../policy/find-member.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { PolicyText } from './estate.ts';
import { type FormReader, missingKey, wrongType } from './form-reader.ts';

/** The value of a key, where `null` counts as absent: the AWS APIs mean the same by both. */
export function presentField(object: JsonObject, key: string): JsonNode | undefined {
  const value = findMember(object, key);
  return value?.kind === 'null' ? undefined : value;
}

export function asObject(reader: FormReader, node: JsonNode, expected: string): JsonObject | undefined {
  return node.kind === 'object' ? node : wrongType(reader, node, expected);
}

export function asString(reader: FormReader, node: JsonNode, expected: string): string | undefined {
  return node.kind === 'string' ? node.value : wrongType(reader, node, expected);
}

/** A string that may be absent. */
export function stringField(reader: FormReader, object: JsonObject, key: string): string | undefined {
  const node = findMember(object, key);
  return node === undefined ? undefined : asString(reader, node, `\`${key}\` to be a string`);
}

/** A string that must be there and not be empty. */
export function requiredString(reader: FormReader, object: JsonObject, key: string, what: string): string | undefined {
  const node = findMember(object, key);
  if (node === undefined) return missingKey(reader, object, key, what);
  const value = asString(reader, node, `\`${key}\` to be a string`);
  if (value === '') return wrongType(reader, node, `\`${key}\` not to be empty`);
  return value;
}

export function booleanField(reader: FormReader, object: JsonObject, key: string): boolean | undefined {
  const node = findMember(object, key);
  if (node === undefined) return undefined;
  return node.kind === 'boolean' ? node.value : wrongType(reader, node, `\`${key}\` to be true or false`);
}

/** The items of a list; none when the key is absent. */
export function listField(reader: FormReader, object: JsonObject, key: string): readonly JsonNode[] {
  const node = findMember(object, key);
  if (node === undefined) return [];
  if (node.kind === 'array') return node.items;
  wrongType(reader, node, `\`${key}\` to be a list`);
  return [];
}

export function stringsField(reader: FormReader, object: JsonObject, key: string): readonly string[] {
  return listField(reader, object, key).flatMap((item) => asString(reader, item, `\`${key}\` to be a list of strings`) ?? []);
}

/** An object of strings, as a map; undefined when the key is absent. */
export function stringMapField(reader: FormReader, object: JsonObject, key: string): ReadonlyMap<string, string> | undefined {
  const node = findMember(object, key);
  if (node === undefined) return undefined;
  const values = asObject(reader, node, `\`${key}\` to be an object`);
  const map = new Map<string, string>();
  for (const member of values?.members ?? []) {
    const value = asString(reader, member.value, `the value of ${quoteInput(member.key.value)} to be a string`);
    if (value !== undefined) map.set(member.key.value, value);
  }
  return map;
}

/** A policy document, kept as the text it is: an object, or a string that holds one. */
export function asDocument(reader: FormReader, node: JsonNode): PolicyText | undefined {
  if (node.kind === 'object' || node.kind === 'string') return { source: reader.source, span: node.span };
  return wrongType(reader, node, 'a policy document: an object, or a string that holds one');
}

export function requiredDocument(reader: FormReader, object: JsonObject, key: string, what: string): PolicyText | undefined {
  const node = findMember(object, key);
  return node === undefined ? missingKey(reader, object, key, what) : asDocument(reader, node);
}

/** One of a few words; an error that lists them for anything else. */
export function oneOf<T extends string>(reader: FormReader, node: JsonNode | undefined, values: readonly T[], what: string): T | undefined {
  if (node === undefined) return undefined;
  const value = node.kind === 'string' ? values.find((candidate) => candidate === node.value) : undefined;
  return value ?? wrongType(reader, node, `${what} to be one of ${values.map((candidate) => `\`${candidate}\``).join(', ')}`);
}
