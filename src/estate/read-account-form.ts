// Reads one entry of the estate form's `accounts`.
import type { AccountId } from '../model/account.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { accountDraft, agree, define } from './draft-entry.ts';
import type { AccountDraft, EstateDraft } from './estate-draft.ts';
import { asDocument, asObject, listField, requiredDocument, requiredString, stringField } from './form-field.ts';
import { checkKeys, type FormReader, missingKey, placeOf } from './form-reader.ts';
import { customerPolicy, endpointPolicy } from './policy-name.ts';
import { readAccountId } from './read-account-id.ts';
import { readGroupForm, readPath, readRoleForm, readUserForm } from './read-principal-form.ts';
import { readPublicAccessBlock } from './read-public-access-block.ts';
import { readRegionSettings } from './read-region-settings.ts';
import { readResourceForm } from './read-resource-form.ts';

const PRINCIPAL_KEYS = ['users', 'groups', 'roles', 'policies'];
const KEYS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'partition',
  ...PRINCIPAL_KEYS,
  'resources',
  'vpcEndpoints',
  's3PublicAccessBlock',
  'snapshotBlocks',
  'registryPolicies',
]);
const POLICY_KEYS: ReadonlySet<string> = new Set(['name', 'path', 'document']);
const ENDPOINT_KEYS: ReadonlySet<string> = new Set(['id', 'vpc', 'policy']);

export function readAccountForm(reader: FormReader, form: JsonObject, draft: EstateDraft): void {
  checkKeys(reader, form, KEYS, 'an account');
  const idNode = findMember(form, 'id');
  const id = idNode === undefined ? missingKey(reader, form, 'id', 'an account') : readAccountId(reader, idNode);
  if (id === undefined) return;
  const account = accountDraft(draft, id);
  account.organizationKnown = true;
  const partition = stringField(reader, form, 'partition');
  if (partition !== undefined) account.partition = partition;
  const name = stringField(reader, form, 'name');
  if (name !== undefined) {
    const placed = { value: name, place: placeOf(reader, findMember(form, 'name') ?? form) };
    account.name = agree(reader.report, account.name, placed, `the name of account ${id}`);
  }
  if (PRINCIPAL_KEYS.some((key) => findMember(form, key) !== undefined)) account.iamKnown = true;
  const owner = { id, partition: partition ?? account.partition ?? 'aws' };
  for (const entry of objects(reader, form, 'users', 'a user')) {
    const user = readUserForm(reader, entry, owner);
    if (user !== undefined) define(reader.report, account.users, user.name, placed(reader, entry, user), 'user', user.arn);
  }
  for (const entry of objects(reader, form, 'groups', 'a group')) {
    const group = readGroupForm(reader, entry, owner);
    if (group !== undefined) define(reader.report, account.groups, group.name, placed(reader, entry, group), 'group', group.arn);
  }
  for (const entry of objects(reader, form, 'roles', 'a role')) {
    const role = readRoleForm(reader, entry, owner);
    if (role !== undefined) define(reader.report, account.roles, role.name, placed(reader, entry, role), 'role', role.arn);
  }
  for (const entry of objects(reader, form, 'policies', 'a policy')) readPolicyForm(reader, entry, owner, account);
  for (const entry of objects(reader, form, 'resources', 'a resource')) readResourceForm(reader, entry, account);
  for (const entry of objects(reader, form, 'vpcEndpoints', 'a VPC endpoint')) readEndpointForm(reader, entry, account);
  readRegionSettings(reader, form, account);
  const block = findMember(form, 's3PublicAccessBlock');
  const value = block === undefined ? undefined : readPublicAccessBlock(reader, block);
  if (block !== undefined && value !== undefined) {
    const stated = { value, place: placeOf(reader, block) };
    account.s3PublicAccessBlock = agree(reader.report, account.s3PublicAccessBlock, stated, `the public access block of account ${id}`);
  }
}

function objects(reader: FormReader, form: JsonObject, key: string, expected: string): readonly JsonObject[] {
  return listField(reader, form, key).flatMap((node) => asObject(reader, node, expected) ?? []);
}

function placed<T>(reader: FormReader, form: JsonObject, value: T): { readonly value: T; readonly place: ReturnType<typeof placeOf> } {
  return { value, place: placeOf(reader, form) };
}

function readPolicyForm(reader: FormReader, form: JsonObject, owner: { id: AccountId; partition: string }, account: AccountDraft): void {
  checkKeys(reader, form, POLICY_KEYS, 'a policy');
  const name = requiredString(reader, form, 'name', 'a policy');
  const path = readPath(reader, form);
  const document = requiredDocument(reader, form, 'document', 'a policy');
  if (name === undefined || document === undefined) return;
  const arn = `arn:${owner.partition}:iam::${owner.id}:policy${path}${name}`;
  const policy = customerPolicy(name, arn, owner.id, document);
  define(reader.report, account.policies, arn, placed(reader, form, policy), 'policy', arn);
}

function readEndpointForm(reader: FormReader, form: JsonObject, account: AccountDraft): void {
  checkKeys(reader, form, ENDPOINT_KEYS, 'a VPC endpoint');
  const id = requiredString(reader, form, 'id', 'a VPC endpoint');
  const vpc = stringField(reader, form, 'vpc');
  const policyNode = findMember(form, 'policy');
  if (id === undefined) return;
  const document = policyNode === undefined ? undefined : asDocument(reader, policyNode);
  const endpoint = {
    id,
    account: account.id,
    ...(vpc !== undefined && { vpc }),
    ...(document !== undefined && { policy: endpointPolicy(id, account.id, document) }),
  };
  define(reader.report, account.vpcEndpoints, id, placed(reader, form, endpoint), 'VPC endpoint', id);
}
