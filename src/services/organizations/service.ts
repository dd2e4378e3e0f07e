// AWS Organizations: the accounts of the cloud, the trees that they stand in, and the policies above them.
import type { OrganizationsOperations } from '../../cloud/model/generated/organizations.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import { admitAccount } from './admit-account.ts';
import { accountOperations } from './operations/accounts.ts';
import { attachmentOperations } from './operations/attachments.ts';
import { delegationOperations } from './operations/delegation.ts';
import { handshakeOperations } from './operations/handshakes.ts';
import { organizationOperations } from './operations/organization.ts';
import { policyTypeOperations } from './operations/policy-types.ts';
import { policyOperations } from './operations/policies.ts';
import { resourcePolicyOperations } from './operations/resource-policy.ts';
import { tagOperations } from './operations/tags.ts';
import { treeOperations } from './operations/tree.ts';
import { unitOperations } from './operations/units.ts';
import { organizationDirectory } from './organization.ts';
import { ACCOUNTS, ATTACHMENTS, CREATIONS, DELEGATIONS, HANDSHAKES, ORGANIZATIONS, POLICIES, TAGS, UNITS } from './rows.ts';

export const organizationsService: ServiceDefinition<OrganizationsOperations> = defineService<OrganizationsOperations>({
  name: 'organizations',
  operations: {
    ...organizationOperations,
    ...accountOperations,
    ...unitOperations,
    ...treeOperations,
    ...policyOperations,
    ...attachmentOperations,
    ...policyTypeOperations,
    ...delegationOperations,
    ...resourcePolicyOperations,
    ...handshakeOperations,
    ...tagOperations,
  },
  tables: [ACCOUNTS, ORGANIZATIONS, UNITS, POLICIES, ATTACHMENTS, DELEGATIONS, CREATIONS, HANDSHAKES, TAGS],
  accountCreated: admitAccount,
  provides: { organization: organizationDirectory },
});
