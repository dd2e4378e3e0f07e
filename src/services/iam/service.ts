// IAM as the cloud serves it.
import type { IamOperations } from '../../cloud/model/generated/iam.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import { prepareAccount } from './account-created.ts';
import { iamConstraints } from './constraints.ts';
import { iamIdentities } from './identities.ts';
import { iamAccountOperations } from './operations/account/account-operations.ts';
import { iamCredentialOperations } from './operations/credential/credential-operations.ts';
import { iamGroupOperations } from './operations/group/group-operations.ts';
import { iamInstanceProfileOperations } from './operations/instance-profile/table.ts';
import { iamPolicyOperations } from './operations/policy/table.ts';
import { iamProviderOperations } from './operations/provider/table.ts';
import { iamReportOperations } from './operations/report/table.ts';
import { iamRoleOperations } from './operations/role/table.ts';
import { iamSimulationOperations } from './operations/simulation/table.ts';
import { iamUserOperations } from './operations/user/user-operations.ts';
import { IAM_TABLES } from './tables.ts';

export const iamService: ServiceDefinition<IamOperations> = defineService<IamOperations>({
  name: 'iam',
  operations: {
    ...iamUserOperations,
    ...iamGroupOperations,
    ...iamCredentialOperations,
    ...iamAccountOperations,
    ...iamRoleOperations,
    ...iamPolicyOperations,
    ...iamInstanceProfileOperations,
    ...iamProviderOperations,
    ...iamSimulationOperations,
    ...iamReportOperations,
  },
  tables: IAM_TABLES,
  constraints: iamConstraints,
  validation: { hidesValues: true },
  accountCreated: prepareAccount,
  provides: { identities: iamIdentities },
});
