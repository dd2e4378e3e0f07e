// What the rest of the cloud asks of IAM: keys, principals with their policies, roles, providers.
import type { Caller } from '../../cloud/caller.ts';
import type { AccessKey, Identities, InstanceProfileView, ProviderView, RoleView } from '../../cloud/identities.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import { parseArn } from '../../model/arn.ts';
import type { AccountId } from '../../model/account.ts';
import { administratorKey, keyOfUser } from './administrator.ts';
import { rootArn } from './arns.ts';
import { carriedPolicies } from './compiled-policies.ts';
import { roleInProfile } from './instance-profile-rows.ts';
import { isAwsManaged, findAwsManagedPolicy } from './aws-managed-policies.ts';
import { findCustomerPolicy } from './managed-policies.ts';
import { mfaCode } from './mfa-code.ts';
import { principalByArn, roleById, userById } from './principal-rows.ts';
import { findOidcProvider, findSamlProvider } from './provider-rows.ts';
import { sessionCaller } from './session-principals.ts';
import { ACCESS_KEYS, type AccessKeyRow, ACCOUNT_SETTINGS, INSTANCE_PROFILES, nameKey, ROLES, type UserRow } from './state.ts';
import { tagMap, tagRecord } from './tags.ts';
import { noteUse } from './usage-log.ts';

function viewOf({ accessKeyId, secretAccessKey, account, status }: AccessKeyRow): AccessKey {
  return { accessKeyId, secretAccessKey, account, active: status === 'Active' };
}

interface KnownCaller {
  readonly accessKeyId: string;
  readonly caller: Caller;
}

const callers = new WeakMap<UserRow, KnownCaller>();

function callerOfKey(state: StateReader, { accessKeyId }: AccessKey): Caller | undefined {
  const key = state.get(ACCESS_KEYS, accessKeyId);
  if (key === undefined) return undefined;
  const { account, userId } = key;
  if (userId === undefined) {
    // A long-term key of the root user exists in the partition of its account alone; the cloud has one.
    const principal = { kind: 'root', account, partition: 'aws' } as const;
    return { principal, account, policies: { identity: [] }, accessKeyId, arn: rootArn(principal), userId: account };
  }
  const user = userById(state, userId);
  return user && userCaller(state, user, accessKeyId);
}

function userCaller(state: StateReader, user: UserRow, accessKeyId: string): Caller {
  const policies = carriedPolicies(state, user);
  const known = callers.get(user);
  if (known?.accessKeyId === accessKeyId && known.caller.policies === policies) return known.caller;
  const { arn, account, id } = user;
  const caller: Caller = {
    principal: { kind: 'user', arn, account, id, tags: tagMap(user.tags) },
    account,
    policies,
    accessKeyId,
    arn,
    userId: id,
  };
  callers.set(user, { accessKeyId, caller });
  return caller;
}

function instanceProfile(state: StateReader, account: AccountId, nameOrArn: string): InstanceProfileView | undefined {
  const arn = nameOrArn.startsWith('arn:') ? parseArn(nameOrArn) : undefined;
  const name = arn === undefined ? nameOrArn : arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
  const row = state.get(INSTANCE_PROFILES, nameKey(account, name));
  if (row === undefined || (arn !== undefined && row.arn !== nameOrArn)) return undefined;
  const role = roleInProfile(state, row);
  return { arn: row.arn, id: row.id, name: row.name, ...(role !== undefined && { roleArn: role.arn, roleName: role.name }) };
}

function role(state: StateReader, arn: string): RoleView | undefined {
  const row = principalByArn(state, arn);
  if (row?.kind !== 'role') return undefined;
  const { id, account, path, name, trust, maxSessionDuration } = row;
  const description = { type: 'trust', name: `trust policy of ${name}`, account, attachedTo: arn } as const;
  const tags = tagRecord(row.tags) ?? {};
  return {
    arn,
    id,
    account,
    path,
    name,
    trust: { policy: trust, description },
    tags,
    maxSessionDuration,
    serviceLinked: row.linkedService !== undefined,
  };
}

function provider(state: StateReader, arn: string): ProviderView | undefined {
  const oidc = findOidcProvider(state, arn);
  if (oidc !== undefined) {
    return { kind: 'oidc', arn, url: oidc.url, clientIds: oidc.clientIds, thumbprints: oidc.thumbprints };
  }
  const saml = findSamlProvider(state, arn);
  return saml && { kind: 'saml', arn, metadata: saml.metadata };
}

export const iamIdentities: Identities = {
  accessKey: (state, accessKeyId) => {
    const row = state.get(ACCESS_KEYS, accessKeyId);
    return row && viewOf(row);
  },
  callerOfKey,
  callerOfSession: sessionCaller,
  idOf: (state, arn) => principalByArn(state, arn)?.id,
  idOfRole: (state, account, name) => state.get(ROLES, nameKey(account, name))?.id,
  arnOf: (state, id) => (userById(state, id) ?? roleById(state, id))?.arn,
  instanceProfile,
  rootFeatures: (state, managementAccount) => state.get(ACCOUNT_SETTINGS, managementAccount)?.organizationFeatures ?? [],
  providerExists: (state, arn) => provider(state, arn) !== undefined,
  role,
  provider,
  managedPolicyExists: (state, arn) => (isAwsManaged(arn) ? findAwsManagedPolicy(arn) : findCustomerPolicy(state, arn)) !== undefined,
  administrator: (state, account, means) => viewOf(administratorKey(state, account, means)),
  keyOfUser: (state, account, name, means) => {
    const row = keyOfUser(state, account, name, means);
    return row && viewOf(row);
  },
  noteUse,
  mfaCode,
};
