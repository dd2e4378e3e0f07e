// Reads users, groups and roles of the estate form, and the policies that they carry.
import type { AccountId } from '../model/account.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import type { DraftGroup, DraftRole, DraftUser, PolicyUse } from './estate-draft.ts';
import { listField, requiredDocument, requiredString, stringField, stringMapField, stringsField } from './form-field.ts';
import { checkKeys, type FormReader, placeOf, wrongType } from './form-reader.ts';
import { inlinePolicy, trustPolicy } from './policy-name.ts';

const USER_KEYS: ReadonlySet<string> = new Set(['name', 'path', 'id', 'policies', 'groups', 'boundary', 'tags']);
const GROUP_KEYS: ReadonlySet<string> = new Set(['name', 'path', 'policies']);
const ROLE_KEYS: ReadonlySet<string> = new Set(['name', 'path', 'id', 'trust', 'policies', 'boundary', 'tags']);
const INLINE_KEYS: ReadonlySet<string> = new Set(['name', 'document']);

const NO_TAGS: ReadonlyMap<string, string> = new Map();

export interface FormOwner {
  readonly id: AccountId;
  readonly partition: string;
}

export function readUserForm(reader: FormReader, form: JsonObject, owner: FormOwner): DraftUser | undefined {
  checkKeys(reader, form, USER_KEYS, 'a user');
  const name = requiredString(reader, form, 'name', 'a user');
  if (name === undefined) return undefined;
  const arn = `arn:${owner.partition}:iam::${owner.id}:user${readPath(reader, form)}${name}`;
  return {
    arn,
    name,
    ...optionalId(reader, form),
    policies: readPolicyUses(reader, form, owner, arn),
    groups: stringsField(reader, form, 'groups'),
    ...readBoundary(reader, form, owner, arn),
    tags: stringMapField(reader, form, 'tags') ?? NO_TAGS,
  };
}

export function readGroupForm(reader: FormReader, form: JsonObject, owner: FormOwner): DraftGroup | undefined {
  checkKeys(reader, form, GROUP_KEYS, 'a group');
  const name = requiredString(reader, form, 'name', 'a group');
  if (name === undefined) return undefined;
  const arn = `arn:${owner.partition}:iam::${owner.id}:group${readPath(reader, form)}${name}`;
  return { arn, name, policies: readPolicyUses(reader, form, owner, arn) };
}

export function readRoleForm(reader: FormReader, form: JsonObject, owner: FormOwner): DraftRole | undefined {
  checkKeys(reader, form, ROLE_KEYS, 'a role');
  const name = requiredString(reader, form, 'name', 'a role');
  const document = requiredDocument(reader, form, 'trust', 'a role');
  if (name === undefined || document === undefined) return undefined;
  const path = readPath(reader, form);
  const arn = `arn:${owner.partition}:iam::${owner.id}:role${path}${name}`;
  return {
    arn,
    name,
    ...optionalId(reader, form),
    trust: trustPolicy({ name, arn }, owner.id, document),
    policies: readPolicyUses(reader, form, owner, arn),
    ...readBoundary(reader, form, owner, arn),
    tags: stringMapField(reader, form, 'tags') ?? NO_TAGS,
    serviceLinked: isServiceLinked(path),
  };
}

/** IAM User Guide: service-linked roles live under this path, and nothing else may. */
export function isServiceLinked(path: string): boolean {
  return path.startsWith('/aws-service-role/');
}

/** `/` when absent; else it begins and ends with a slash. */
export function readPath(reader: FormReader, form: JsonObject): string {
  const path = stringField(reader, form, 'path') ?? '/';
  if (path === '/' || /^\/[^\s]*\/$/.test(path)) return path;
  wrongType(reader, findMember(form, 'path') ?? form, 'a path that begins and ends with `/`');
  return '/';
}

function optionalId(reader: FormReader, form: JsonObject): { readonly id?: string } {
  const id = stringField(reader, form, 'id');
  return id === undefined ? {} : { id };
}

function readPolicyUses(reader: FormReader, form: JsonObject, owner: FormOwner, attachedTo: string): readonly PolicyUse[] {
  return listField(reader, form, 'policies').flatMap((node) => readPolicyUse(reader, node, 'identity', owner, attachedTo) ?? []);
}

function readBoundary(reader: FormReader, form: JsonObject, owner: FormOwner, attachedTo: string): { readonly boundary?: PolicyUse } {
  const node = findMember(form, 'boundary');
  const boundary = node === undefined ? undefined : readPolicyUse(reader, node, 'boundary', owner, attachedTo);
  return boundary === undefined ? {} : { boundary };
}

function readPolicyUse(
  reader: FormReader,
  node: JsonNode,
  type: 'identity' | 'boundary',
  owner: FormOwner,
  attachedTo: string,
): PolicyUse | undefined {
  if (node.kind === 'string') {
    if (node.value.startsWith('arn:')) return { kind: 'managed', arn: node.value };
    return { kind: 'named', name: node.value, place: placeOf(reader, node) };
  }
  if (node.kind !== 'object') return wrongType(reader, node, "a policy: a managed policy's ARN or name, or `{ name, document }`");
  checkKeys(reader, node, INLINE_KEYS, 'an inline policy');
  const name = requiredString(reader, node, 'name', 'an inline policy');
  const document = requiredDocument(reader, node, 'document', 'an inline policy');
  if (name === undefined || document === undefined) return undefined;
  return { kind: 'inline', policy: inlinePolicy(type, name, owner.id, attachedTo, document) };
}
