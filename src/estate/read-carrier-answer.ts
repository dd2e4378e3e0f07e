// Reads what users, groups and roles have in common in the answers of IAM: name, ARN, and the policies that they carry.
import type { AccountId } from '../model/account.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { listValue, objectValue, stringValue } from './answer-value.ts';
import type { AccountDraft } from './estate-draft.ts';
import type { AttachedPolicy } from './estate.ts';
import { asDocument } from './form-field.ts';
import { type FormReader, missingKey, wrongType } from './form-reader.ts';
import { type MemberNames, memberNames, pickMembers } from './pick-members.ts';
import { inlinePolicy } from './policy-name.ts';

/** The account of an ARN; undefined for an ARN without account. */
export type OwnerOf = (arn: string) => AccountDraft | undefined;

export interface CarrierHead {
  readonly item: JsonObject;
  readonly name: string;
  readonly arn: string;
  readonly account: AccountDraft;
  /** The members asked for; the first two are name and ARN. */
  readonly members: readonly (JsonNode | undefined)[];
}

export function readHead(
  reader: FormReader,
  node: JsonNode,
  names: MemberNames,
  nameKey: string,
  what: string,
  owner: OwnerOf,
): CarrierHead | undefined {
  const item = objectValue(reader, node, what);
  if (item === undefined) return undefined;
  const members = pickMembers(item, names);
  const [nameNode, arnNode] = members;
  const name = stringValue(reader, nameNode, nameKey) ?? missingKey(reader, item, nameKey, what);
  const arn = stringValue(reader, arnNode, 'Arn') ?? missingKey(reader, item, 'Arn', what);
  if (name === undefined || arn === undefined) return undefined;
  const account = owner(arn);
  if (account === undefined) return wrongType(reader, arnNode ?? item, `the ARN of ${what}, with its account`);
  return { item, name, arn, account, members };
}

/** `key` names the list of inline policies. */
export function readCarried(
  reader: FormReader,
  account: AccountId,
  carrier: string,
  nodes: {
    readonly key: string;
    readonly inline: JsonNode | undefined;
    readonly attached: JsonNode | undefined;
    readonly boundary: JsonNode | undefined;
  },
): { readonly policies: readonly AttachedPolicy[]; readonly boundary?: AttachedPolicy } {
  const policies: AttachedPolicy[] = [];
  for (const node of listValue(reader, nodes.inline, nodes.key)) {
    const policy = readInline(reader, node, account, carrier);
    if (policy !== undefined) policies.push(policy);
  }
  for (const node of listValue(reader, nodes.attached, 'AttachedManagedPolicies')) {
    const arn = readArn(reader, node, ATTACHED, 'PolicyArn', 'an attached policy');
    if (arn !== undefined) policies.push({ kind: 'managed', arn });
  }
  if (nodes.boundary === undefined) return { policies };
  const arn = readArn(reader, nodes.boundary, BOUNDARY, 'PermissionsBoundaryArn', 'a permissions boundary');
  return arn === undefined ? { policies } : { policies, boundary: { kind: 'managed', arn } };
}

const INLINE = memberNames('PolicyName', 'PolicyDocument');
const ATTACHED = memberNames('PolicyArn');
const BOUNDARY = memberNames('PermissionsBoundaryArn');

function readInline(reader: FormReader, node: JsonNode, account: AccountId, carrier: string): AttachedPolicy | undefined {
  const item = objectValue(reader, node, 'an inline policy');
  if (item === undefined) return undefined;
  const [nameNode, documentNode] = pickMembers(item, INLINE);
  const name = stringValue(reader, nameNode, 'PolicyName') ?? missingKey(reader, item, 'PolicyName', 'an inline policy');
  if (documentNode === undefined) return missingKey(reader, item, 'PolicyDocument', 'an inline policy');
  const document = asDocument(reader, documentNode);
  if (name === undefined || document === undefined) return undefined;
  return { kind: 'inline', policy: inlinePolicy('identity', name, account, carrier, document) };
}

function readArn(reader: FormReader, node: JsonNode, names: MemberNames, key: string, what: string): string | undefined {
  const item = objectValue(reader, node, what);
  if (item === undefined) return undefined;
  const [arn] = pickMembers(item, names);
  return stringValue(reader, arn, key) ?? missingKey(reader, item, key, what);
}
