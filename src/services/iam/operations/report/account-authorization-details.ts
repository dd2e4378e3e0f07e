// GetAccountAuthorizationDetails.
import { shownPolicy } from '../../../../cloud/bind-policy.ts';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type {
  AttachedPolicy,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '../../../../cloud/model/generated/iam.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { findAwsManagedPolicy } from '../../aws-managed-policies.ts';
import { groupsOf } from '../../compiled-policies.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { getInstanceProfileRow, instanceProfileListing } from '../../instance-profile-rows.ts';
import { pageByKey } from '../../paging.ts';
import { encodeDocument } from '../../policy-document.ts';
import { awsPolicyListing, awsVersionDetail, policyListing, versionDetail } from '../../policy-view.ts';
import { boundaryMember, roleLastUsed } from '../../role-view.ts';
import {
  ATTACHMENTS,
  type GroupRow,
  GROUPS,
  IDENTITIES,
  type ManagedPolicyRow,
  POLICIES,
  type RoleRow,
  ROLES,
  USERS,
  type UserRow,
} from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

export const getAccountAuthorizationDetails: IamOperation<'GetAccountAuthorizationDetails'> = {
  authorize: () => demandOnAll('GetAccountAuthorizationDetails'),
  handle: (_permit, input, cx) => {
    const wanted = new Set(input.Filter === undefined || input.Filter.length === 0 ? KINDS : input.Filter);
    const { items, rest } = pageByKey(entries(wanted, cx), input, ({ key }) => key);
    return {
      UserDetailList: items.flatMap(({ user }) => (user === undefined ? [] : [user()])),
      GroupDetailList: items.flatMap(({ group }) => (group === undefined ? [] : [group()])),
      RoleDetailList: items.flatMap(({ role }) => (role === undefined ? [] : [role()])),
      Policies: items.flatMap(({ policy }) => (policy === undefined ? [] : [policy()])),
      ...rest,
    };
  },
};

const KINDS: readonly string[] = ['User', 'Group', 'Role', 'LocalManagedPolicy', 'AWSManagedPolicy'];

interface Entry {
  readonly key: string;
  readonly user?: () => UserDetail;
  readonly group?: () => GroupDetail;
  readonly role?: () => RoleDetail;
  readonly policy?: () => ManagedPolicyDetail;
}

/** Ascending by key, kind by kind. Of AWS's policies only those that somebody in the account carries. */
function* entries(wanted: ReadonlySet<string>, cx: CallContext): IterableIterator<Entry> {
  const { state, account } = cx;
  const prefix = keyOf(account, '');
  if (wanted.has('User')) for (const [key, row] of state.scan(USERS, prefix)) yield { key: `0${key}`, user: () => userDetail(row, cx) };
  if (wanted.has('Group')) for (const [key, row] of state.scan(GROUPS, prefix)) yield { key: `1${key}`, group: () => groupDetail(row) };
  if (wanted.has('Role')) for (const [key, row] of state.scan(ROLES, prefix)) yield { key: `2${key}`, role: () => roleDetail(row, cx) };
  if (wanted.has('LocalManagedPolicy')) {
    for (const [key, row] of state.scan(POLICIES, prefix)) yield { key: `3${key}`, policy: () => localPolicy(row, cx) };
  }
  if (!wanted.has('AWSManagedPolicy')) return;
  let last = '';
  for (const [key] of state.scan(ATTACHMENTS, keyOf(account, `arn:${cx.partition}:iam::aws:policy/`))) {
    const arn = key.split('\0')[1] ?? '';
    if (arn === last) continue;
    last = arn;
    const aws = findAwsManagedPolicy(arn);
    if (aws !== undefined)
      yield { key: `4${arn}`, policy: () => ({ ...awsPolicyListing(aws, cx), PolicyVersionList: [awsVersionDetail(aws)] }) };
  }
}

function userDetail(row: UserRow, cx: CallContext): UserDetail {
  return {
    Path: row.path,
    UserName: row.name,
    UserId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.createdAt),
    ...(row.inlinePolicies.length > 0 && { UserPolicyList: inlineDetails(row) }),
    GroupList: groupsOf(cx.state, row).map(({ name }) => name),
    AttachedManagedPolicies: attached(row),
    ...boundaryMember(row),
    Tags: row.tags,
  };
}

function groupDetail(row: GroupRow): GroupDetail {
  return {
    Path: row.path,
    GroupName: row.name,
    GroupId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.createdAt),
    GroupPolicyList: inlineDetails(row),
    AttachedManagedPolicies: attached(row),
  };
}

function roleDetail(row: RoleRow, cx: CallContext): RoleDetail {
  const profiles = row.instanceProfiles.map((id) => cx.state.get(IDENTITIES, id)?.name).filter((name) => name !== undefined);
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: row.arn,
    CreateDate: new Date(row.createdAt),
    AssumeRolePolicyDocument: encodeDocument(shownPolicy(row.trust, cx)),
    InstanceProfileList: profiles.map((name) => instanceProfileListing(getInstanceProfileRow(cx.state, row.account, name), cx)),
    RolePolicyList: inlineDetails(row),
    AttachedManagedPolicies: attached(row),
    ...boundaryMember(row),
    Tags: row.tags,
    RoleLastUsed: roleLastUsed(row),
  };
}

function localPolicy(row: ManagedPolicyRow, cx: CallContext): ManagedPolicyDetail {
  return {
    ...policyListing(row, cx),
    ...(row.description !== undefined && { Description: row.description }),
    PolicyVersionList: row.versions.toReversed().map((version) => versionDetail(row, version)),
  };
}

function inlineDetails({ inlinePolicies }: UserRow | GroupRow | RoleRow): readonly PolicyDetail[] {
  return inlinePolicies.map(({ name, text }) => ({ PolicyName: name, PolicyDocument: encodeDocument(text) }));
}

function attached({ attachedPolicies }: UserRow | GroupRow | RoleRow): readonly AttachedPolicy[] {
  return attachedPolicies.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));
}
