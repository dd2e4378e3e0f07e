// Reads an organization of the estate form: the tree of its accounts, and the policies attached along it.
import type { AccountId } from '../model/account.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { define } from './draft-entry.ts';
import type { EstateDraft, NamedPolicy, NodeDraft, OrganizationPolicy } from './estate-draft.ts';
import type { EstatePolicy } from './estate.ts';
import { asObject, listField, requiredDocument, requiredString, stringField } from './form-field.ts';
import { checkKeys, type FormReader, missingKey, placeOf, wrongType } from './form-reader.ts';
import { FULL_AWS_ACCESS } from './full-access.ts';
import { organizationPolicy } from './organization-policy.ts';
import type { Placed } from './place.ts';
import { readAccountId } from './read-account-id.ts';

const KEYS: ReadonlySet<string> = new Set(['id', 'managementAccount', 'root', 'policies']);
const NODE_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'scps', 'rcps', 'accounts', 'ous']);
const ACCOUNT_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'scps', 'rcps']);
const POLICY_KEYS: ReadonlySet<string> = new Set(['name', 'id', 'arn', 'type', 'document']);
const INLINE_KEYS: ReadonlySet<string> = new Set(['name', 'id', 'arn', 'document']);

/** What every policy of one organization is named after. */
interface Naming {
  readonly organization: string;
  readonly managementAccount: AccountId;
}

export function readOrganizationForm(reader: FormReader, form: JsonObject, draft: EstateDraft): void {
  checkKeys(reader, form, KEYS, 'an organization');
  const id = requiredString(reader, form, 'id', 'an organization');
  const managementNode = findMember(form, 'managementAccount');
  const managementAccount =
    managementNode === undefined ? missingKey(reader, form, 'managementAccount', 'an organization') : readAccountId(reader, managementNode);
  const rootNode = findMember(form, 'root');
  const rootForm =
    rootNode === undefined ? missingKey(reader, form, 'root', 'an organization') : asObject(reader, rootNode, '`root` to be an object');
  if (id === undefined || managementAccount === undefined || rootForm === undefined) return;
  const naming = { organization: id, managementAccount };
  const policies = new Map<string, Placed<OrganizationPolicy>>();
  for (const node of listField(reader, form, 'policies')) {
    const policy = readPolicy(reader, node, naming);
    if (policy !== undefined)
      define(reader.report, policies, policy.value.policy.description.name, policy, 'policy', policy.value.policy.description.name);
  }
  const root = readNode(reader, rootForm, 'root', naming);
  if (root === undefined) return;
  const organization = { value: { id, managementAccount, policies, root }, place: placeOf(reader, form) };
  define(reader.report, draft.organizations, id, organization, 'organization', id);
}

function readNode(reader: FormReader, form: JsonObject, kind: 'root' | 'ou', naming: Naming): NodeDraft | undefined {
  const what = kind === 'root' ? 'the root' : 'an OU';
  checkKeys(reader, form, NODE_KEYS, what);
  const id = requiredString(reader, form, 'id', what);
  if (id === undefined) return undefined;
  const accounts = listField(reader, form, 'accounts').flatMap((node) => readAccountPlace(reader, node, naming) ?? []);
  const ous = listField(reader, form, 'ous').flatMap((node) => {
    const ou = asObject(reader, node, 'an OU');
    return (ou && readNode(reader, ou, 'ou', naming)) ?? [];
  });
  return {
    kind,
    id,
    ...readName(reader, form),
    place: placeOf(reader, form),
    ...readAttached(reader, form, naming),
    children: [...accounts, ...ous],
  };
}

/** An id, or `{ id, name, scps, rcps }`. */
function readAccountPlace(reader: FormReader, node: JsonNode, naming: Naming): NodeDraft | undefined {
  if (node.kind !== 'object') {
    const id = readAccountId(reader, node);
    return id === undefined
      ? undefined
      : { kind: 'account', id, place: placeOf(reader, node), scps: [FULL_AWS_ACCESS], rcps: [], children: [] };
  }
  checkKeys(reader, node, ACCOUNT_KEYS, 'an account in an organization');
  const idNode = findMember(node, 'id');
  const id = idNode === undefined ? missingKey(reader, node, 'id', 'an account in an organization') : readAccountId(reader, idNode);
  if (id === undefined) return undefined;
  return {
    kind: 'account',
    id,
    ...readName(reader, node),
    place: placeOf(reader, node),
    ...readAttached(reader, node, naming),
    children: [],
  };
}

function readName(reader: FormReader, form: JsonObject): { readonly name?: string } {
  const name = stringField(reader, form, 'name');
  return name === undefined ? {} : { name };
}

function readAttached(reader: FormReader, form: JsonObject, naming: Naming): Pick<NodeDraft, 'scps' | 'rcps'> {
  const read = (key: 'scps' | 'rcps', type: 'scp' | 'rcp'): readonly (EstatePolicy | NamedPolicy)[] =>
    listField(reader, form, key).flatMap((node) => readAttachedPolicy(reader, node, type, naming) ?? []);
  return { scps: findMember(form, 'scps') === undefined ? [FULL_AWS_ACCESS] : read('scps', 'scp'), rcps: read('rcps', 'rcp') };
}

function readAttachedPolicy(
  reader: FormReader,
  node: JsonNode,
  type: 'scp' | 'rcp',
  naming: Naming,
): EstatePolicy | NamedPolicy | undefined {
  if (node.kind === 'string') return { kind: 'named', name: node.value, place: placeOf(reader, node) };
  if (node.kind !== 'object') return wrongType(reader, node, 'a policy: its name, or `{ name, id, arn, document }`');
  checkKeys(reader, node, INLINE_KEYS, 'an attached policy');
  return readPolicyBody(reader, node, type, naming)?.policy;
}

/** One entry of the organization's `policies`. */
function readPolicy(reader: FormReader, node: JsonNode, naming: Naming): Placed<OrganizationPolicy> | undefined {
  const form = asObject(reader, node, 'a policy of the organization');
  if (form === undefined) return undefined;
  checkKeys(reader, form, POLICY_KEYS, 'a policy of the organization');
  const typeNode = findMember(form, 'type');
  if (typeNode === undefined) return missingKey(reader, form, 'type', 'a policy of the organization', 'it is `scp` or `rcp`');
  const type = typeNode.kind === 'string' ? typeNode.value : undefined;
  if (type !== 'scp' && type !== 'rcp') return wrongType(reader, typeNode, '`type` to be `scp` or `rcp`');
  const body = readPolicyBody(reader, form, type, naming);
  return body && { value: body, place: placeOf(reader, form) };
}

function readPolicyBody(reader: FormReader, form: JsonObject, type: 'scp' | 'rcp', naming: Naming): OrganizationPolicy | undefined {
  const name = requiredString(reader, form, 'name', 'a policy of the organization');
  const id = stringField(reader, form, 'id');
  const arn = stringField(reader, form, 'arn');
  const document = requiredDocument(reader, form, 'document', 'a policy of the organization');
  if (name === undefined || document === undefined) return undefined;
  return organizationPolicy({ type, name, id, arn, document, ...naming });
}
