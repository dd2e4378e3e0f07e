// Reads a role as the account authorization details and `aws iam get-role` show it.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { stringValue, tagsValue } from './answer-value.ts';
import type { AccountDraft } from './estate-draft.ts';
import type { EstateRole } from './estate.ts';
import { asDocument } from './form-field.ts';
import { type FormReader, missingKey } from './form-reader.ts';
import { memberNames } from './pick-members.ts';
import { trustPolicy } from './policy-name.ts';
import { type OwnerOf, readCarried, readHead } from './read-carrier-answer.ts';
import { isServiceLinked } from './read-principal-form.ts';

const ROLE = memberNames(
  'RoleName',
  'Arn',
  'RolePolicyList',
  'AttachedManagedPolicies',
  'PermissionsBoundary',
  'RoleId',
  'AssumeRolePolicyDocument',
  'Path',
  'Tags',
);

export interface RoleAnswer {
  readonly item: JsonObject;
  readonly account: AccountDraft;
  readonly value: EstateRole;
}

export function readRoleAnswer(reader: FormReader, node: JsonNode, owner: OwnerOf): RoleAnswer | undefined {
  const head = readHead(reader, node, ROLE, 'RoleName', 'a role', owner);
  if (head === undefined) return undefined;
  const { name, arn, account, item, members } = head;
  const [, , inline, attached, boundary, idNode, trustNode, pathNode, tags] = members;
  if (trustNode === undefined) return missingKey(reader, item, 'AssumeRolePolicyDocument', 'a role');
  const document = asDocument(reader, trustNode);
  if (document === undefined) return undefined;
  const id = stringValue(reader, idNode, 'RoleId');
  const value = {
    arn,
    name,
    ...(id !== undefined && { id }),
    trust: trustPolicy({ name, arn }, account.id, document),
    ...readCarried(reader, account.id, arn, { key: 'RolePolicyList', inline, attached, boundary }),
    tags: tagsValue(reader, tags, 'Tags'),
    serviceLinked: isServiceLinked(stringValue(reader, pathNode, 'Path') ?? '/'),
  };
  return { item, account, value };
}
