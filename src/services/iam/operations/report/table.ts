// Operations that report on accounts and their use, and settings beside them.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import { getAccountAuthorizationDetails } from './account-authorization-details.ts';
import { generateOrganizationsAccessReport, getOrganizationsAccessReport } from './organizations-access-report.ts';
import {
  disableOrganizationsRootCredentialsManagement,
  disableOrganizationsRootSessions,
  enableOrganizationsRootCredentialsManagement,
  enableOrganizationsRootSessions,
  listOrganizationsFeatures,
} from './organizations-features.ts';
import { listPoliciesGrantingServiceAccess } from './policies-granting-service-access.ts';
import { setSecurityTokenServicePreferences } from './security-token-preferences.ts';
import {
  generateServiceLastAccessedDetails,
  getServiceLastAccessedDetails,
  getServiceLastAccessedDetailsWithEntities,
} from './service-last-accessed.ts';

export const iamReportOperations: OperationTable<IamOperations> = {
  DisableOrganizationsRootCredentialsManagement: disableOrganizationsRootCredentialsManagement,
  DisableOrganizationsRootSessions: disableOrganizationsRootSessions,
  EnableOrganizationsRootCredentialsManagement: enableOrganizationsRootCredentialsManagement,
  EnableOrganizationsRootSessions: enableOrganizationsRootSessions,
  GenerateOrganizationsAccessReport: generateOrganizationsAccessReport,
  GenerateServiceLastAccessedDetails: generateServiceLastAccessedDetails,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  GetOrganizationsAccessReport: getOrganizationsAccessReport,
  GetServiceLastAccessedDetails: getServiceLastAccessedDetails,
  GetServiceLastAccessedDetailsWithEntities: getServiceLastAccessedDetailsWithEntities,
  ListOrganizationsFeatures: listOrganizationsFeatures,
  ListPoliciesGrantingServiceAccess: listPoliciesGrantingServiceAccess,
  SetSecurityTokenServicePreferences: setSecurityTokenServicePreferences,
};
