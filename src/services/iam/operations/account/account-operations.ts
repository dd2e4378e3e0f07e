// IAM's operations on the account as a whole: alias, password policy, summary, credential report.
import type { IamOperations } from '../../../../cloud/model/generated/iam.ts';
import type { OperationTable } from '../../../../cloud/service.ts';
import { createAccountAlias, deleteAccountAlias, listAccountAliases } from './account-alias.ts';
import { getAccountSummary } from './account-summary.ts';
import { generateCredentialReport, getCredentialReport } from './credential-report.ts';
import { deleteAccountPasswordPolicy, getAccountPasswordPolicy, updateAccountPasswordPolicy } from './password-policy.ts';

export const iamAccountOperations: OperationTable<IamOperations> = {
  CreateAccountAlias: createAccountAlias,
  DeleteAccountAlias: deleteAccountAlias,
  DeleteAccountPasswordPolicy: deleteAccountPasswordPolicy,
  GenerateCredentialReport: generateCredentialReport,
  GetAccountPasswordPolicy: getAccountPasswordPolicy,
  GetAccountSummary: getAccountSummary,
  GetCredentialReport: getCredentialReport,
  ListAccountAliases: listAccountAliases,
  UpdateAccountPasswordPolicy: updateAccountPasswordPolicy,
};
