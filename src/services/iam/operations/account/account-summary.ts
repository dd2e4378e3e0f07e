// GetAccountSummary: how many there are, and how many there may be.
import { keyOf, type StateReader, type Table } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { QUOTAS } from '../../quotas.ts';
import {
  ACCESS_KEYS_OF,
  ACCOUNT_SETTINGS,
  GROUPS,
  INSTANCE_PROFILES,
  LOGIN_PROFILES,
  MFA_DEVICES,
  OIDC_PROVIDERS,
  POLICIES,
  ROLES,
  SAML_PROVIDERS,
  SERVER_CERTIFICATES,
  SIGNING_CERTIFICATES,
  USERS,
} from '../../state.ts';
import { demandOnAll } from '../../targets.ts';

export const getAccountSummary: IamOperation<'GetAccountSummary'> = {
  authorize: () => demandOnAll('GetAccountSummary'),
  handle: (_permit, _input, { state, account }) => {
    const count = <Row>(table: Table<Row>, ...under: readonly string[]): number =>
      [...state.scan(table, keyOf(account, ...under, ''))].length;
    const devices = rows(state, MFA_DEVICES, account);
    const carriers = [rows(state, USERS, account), rows(state, GROUPS, account), rows(state, ROLES, account)].flat();
    const attachedVersions = new Set(carriers.flatMap(({ attachedPolicies }) => attachedPolicies));
    return {
      SummaryMap: {
        AccessKeysPerUserQuota: QUOTAS.accessKeysPerUser,
        AccountAccessKeysPresent: Math.min(1, count(ACCESS_KEYS_OF, 'root')),
        AccountMFAEnabled: devices.some(({ owner }) => owner === 'root') ? 1 : 0,
        AccountPasswordPresent: state.get(LOGIN_PROFILES, keyOf(account, 'root')) === undefined ? 0 : 1,
        AccountSigningCertificatesPresent: Math.min(1, count(SIGNING_CERTIFICATES, 'root')),
        AssumeRolePolicySizeQuota: QUOTAS.trustPolicyCharacters,
        AttachedPoliciesPerGroupQuota: QUOTAS.attachedPoliciesPerGroup,
        AttachedPoliciesPerRoleQuota: QUOTAS.attachedPoliciesPerRole,
        AttachedPoliciesPerUserQuota: QUOTAS.attachedPoliciesPerUser,
        GlobalEndpointTokenVersion: state.get(ACCOUNT_SETTINGS, account)?.globalTokenVersion === 'v2Token' ? 2 : 1,
        GroupPolicySizeQuota: QUOTAS.inlineGroupCharacters,
        Groups: count(GROUPS),
        GroupsPerUserQuota: QUOTAS.groupsPerUser,
        GroupsQuota: QUOTAS.groupsPerAccount,
        InstanceProfiles: count(INSTANCE_PROFILES),
        InstanceProfilesQuota: QUOTAS.instanceProfilesPerAccount,
        MFADevices: devices.length,
        MFADevicesInUse: devices.filter(({ owner }) => owner !== undefined).length,
        Policies: count(POLICIES),
        PoliciesQuota: QUOTAS.policiesPerAccount,
        PolicySizeQuota: QUOTAS.managedPolicyCharacters,
        PolicyVersionsInUse: attachedVersions.size,
        PolicyVersionsInUseQuota: 10_000,
        Providers: count(OIDC_PROVIDERS) + count(SAML_PROVIDERS),
        RolePolicySizeQuota: QUOTAS.inlineRoleCharacters,
        Roles: count(ROLES),
        RolesQuota: QUOTAS.rolesPerAccount,
        ServerCertificates: count(SERVER_CERTIFICATES),
        ServerCertificatesQuota: QUOTAS.serverCertificatesPerAccount,
        SigningCertificatesPerUserQuota: QUOTAS.signingCertificatesPerUser,
        UserPolicySizeQuota: QUOTAS.inlineUserCharacters,
        Users: count(USERS),
        UsersQuota: QUOTAS.usersPerAccount,
        VersionsPerPolicyQuota: QUOTAS.versionsPerPolicy,
      },
    };
  },
};

function rows<Row>(state: StateReader, table: Table<Row>, account: AccountId): readonly Row[] {
  return [...state.scan(table, keyOf(account, ''))].map(([, row]) => row);
}
