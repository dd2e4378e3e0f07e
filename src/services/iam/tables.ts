// All tables of IAM.
import type { AnyTable } from '../../cloud/state/table.ts';
import { DELETION_TASKS, REPORT_JOBS } from './job-state.ts';
import * as state from './state.ts';

export const IAM_TABLES: readonly AnyTable[] = [
  state.USERS,
  state.GROUPS,
  state.ROLES,
  state.POLICIES,
  state.INSTANCE_PROFILES,
  state.SAML_PROVIDERS,
  state.SERVER_CERTIFICATES,
  state.IDENTITIES,
  state.MEMBERS,
  state.ATTACHMENTS,
  state.ACCESS_KEYS,
  state.ACCESS_KEYS_OF,
  state.LOGIN_PROFILES,
  state.MFA_DEVICES,
  state.OIDC_PROVIDERS,
  state.SSH_KEYS,
  state.SIGNING_CERTIFICATES,
  state.SERVICE_CREDENTIALS,
  state.ACCOUNT_SETTINGS,
  state.CREDENTIAL_REPORTS,
  state.ALIASES,
  DELETION_TASKS,
  REPORT_JOBS,
];
