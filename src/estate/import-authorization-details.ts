// Imports what `aws iam get-account-authorization-details` prints: the users, groups, roles and policies of one account.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { answerItems } from './answer-field.ts';
import { listValue, stringValue, tagsValue } from './answer-value.ts';
import { accountDraft, define } from './draft-entry.ts';
import type { AccountDraft, EstateDraft } from './estate-draft.ts';
import { presentField } from './form-field.ts';
import { type FormReader, placeOf, wrongType } from './form-reader.ts';
import { importManagedPolicy } from './import-managed-policy.ts';
import { memberNames } from './pick-members.ts';
import { warningAt } from './place.ts';
import { type OwnerOf, readCarried, readHead } from './read-carrier-answer.ts';
import { readRoleAnswer } from './read-role-answer.ts';

/** What one file tells, for people. */
export interface AuthorizationDetails {
  readonly accounts: ReadonlySet<AccountId>;
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly policies: number;
}

/** The account is taken from the ARNs: the answer does not name it elsewhere. */
export function importAuthorizationDetails(reader: FormReader, answer: JsonObject, draft: EstateDraft): AuthorizationDetails {
  const users = answerItems(reader, answer, 'UserDetailList');
  const groups = answerItems(reader, answer, 'GroupDetailList');
  const roles = answerItems(reader, answer, 'RoleDetailList');
  const policies = answerItems(reader, answer, 'Policies');
  const accounts = new Set<AccountId>();
  const owner = ownerIn(draft, accounts);
  for (const item of users) importUser(reader, item, owner);
  for (const item of groups) importGroup(reader, item, owner);
  for (const item of roles) importRole(reader, item, owner);
  for (const item of policies) importManagedPolicy(reader, item, draft, owner);
  warnIfCut(reader, answer);
  if (accounts.size === 0) {
    const message = 'the file names no account: it has no user, group, role or customer managed policy';
    reader.report.add(warningAt(placeOf(reader, answer), 'no-account', message));
  }
  return { accounts, users: users.length, groups: groups.length, roles: roles.length, policies: policies.length };
}

/** The account in an ARN; mostly the one of the ARN before. */
function ownerIn(draft: EstateDraft, accounts: Set<AccountId>): OwnerOf {
  let last: AccountDraft | undefined;
  return (arn) => {
    const parts = parseArn(arn);
    if (parts === undefined) return undefined;
    if (parts.account === last?.id) return last;
    if (!/^\d{12}$/.test(parts.account)) return undefined;
    accounts.add(parts.account);
    last = accountDraft(draft, parts.account);
    last.iamKnown = true;
    last.partition ??= parts.partition;
    return last;
  };
}

function warnIfCut(reader: FormReader, answer: JsonObject): void {
  const truncated = presentField(answer, 'IsTruncated');
  const next = presentField(answer, 'NextToken') ?? (truncated?.kind === 'boolean' && truncated.value ? truncated : undefined);
  if (next === undefined) return;
  const message = 'the answer is one page of several: what stands on the others is missing, unless they are given too';
  reader.report.add(warningAt(placeOf(reader, next), 'truncated', message, 'run the command without `--max-items` and `--no-paginate`'));
}

const USER = memberNames(
  'UserName',
  'Arn',
  'UserPolicyList',
  'AttachedManagedPolicies',
  'PermissionsBoundary',
  'UserId',
  'GroupList',
  'Tags',
);

function importUser(reader: FormReader, node: JsonNode, owner: OwnerOf): void {
  const head = readHead(reader, node, USER, 'UserName', 'a user', owner);
  if (head === undefined) return;
  const { name, arn, account, item, members } = head;
  const [, , inline, attached, boundary, idNode, groups, tags] = members;
  const id = stringValue(reader, idNode, 'UserId');
  const user = {
    arn,
    name,
    ...(id !== undefined && { id }),
    ...readCarried(reader, account.id, arn, { key: 'UserPolicyList', inline, attached, boundary }),
    groups: readGroupNames(reader, groups),
    tags: tagsValue(reader, tags, 'Tags'),
  };
  define(reader.report, account.users, name, { value: user, place: placeOf(reader, item) }, 'user', arn);
}

function readGroupNames(reader: FormReader, node: JsonNode | undefined): readonly string[] {
  const names: string[] = [];
  for (const item of listValue(reader, node, 'GroupList')) {
    if (item.kind === 'string') names.push(item.value);
    else wrongType(reader, item, 'the name of a group');
  }
  return names;
}

const GROUP = memberNames('GroupName', 'Arn', 'GroupPolicyList', 'AttachedManagedPolicies');

function importGroup(reader: FormReader, node: JsonNode, owner: OwnerOf): void {
  const head = readHead(reader, node, GROUP, 'GroupName', 'a group', owner);
  if (head === undefined) return;
  const { name, arn, account, item, members } = head;
  const [, , inline, attached] = members;
  const { policies } = readCarried(reader, account.id, arn, { key: 'GroupPolicyList', inline, attached, boundary: undefined });
  define(reader.report, account.groups, name, { value: { arn, name, policies }, place: placeOf(reader, item) }, 'group', arn);
}

function importRole(reader: FormReader, node: JsonNode, owner: OwnerOf): void {
  const role = readRoleAnswer(reader, node, owner);
  if (role === undefined) return;
  const { account, value, item } = role;
  define(reader.report, account.roles, value.name, { value, place: placeOf(reader, item) }, 'role', value.arn);
}
