// Identities and an organization for tests of services that do not bring the real ones: every account exists, nobody has policies.
import type { Identities } from '../../../src/cloud/identities.ts';
import type { ServiceModel } from '../../../src/cloud/model/service-model.ts';
import type { OrganizationDirectory } from '../../../src/cloud/organization-directory.ts';
import { defineService, type ServiceDefinition } from '../../../src/cloud/service.ts';

const identities: Identities = {
  accessKey: () => undefined,
  callerOfKey: () => undefined,
  callerOfSession: () => undefined,
  idOf: (_state, arn) => `AIDASTANDIN${arn.length}`,
  arnOf: () => undefined,
  instanceProfile: () => undefined,
  providerExists: () => false,
  administrator: () => {
    throw new Error('there is no identity service in this test');
  },
};

const organization: OrganizationDirectory = {
  accounts: () => [],
  account: (_state, id) => ({ id, name: id, email: `${id}@example.com`, status: 'ACTIVE', management: false }),
  facts: (_state, id) => ({ id }),
  scp: () => undefined,
  rcp: () => undefined,
};

/** They answer no calls: there is nothing of theirs to route. */
const NO_MODEL: ServiceModel = {
  name: 'stand-in',
  serviceId: 'stand-in',
  signingName: 'stand-in',
  version: '2026-01-01',
  protocols: ['awsQuery'],
  hosts: [],
  operations: {},
  shapes: {},
};

export const standInIdentities: ServiceDefinition<never> = defineService<never>({
  name: 'sts',
  operations: {},
  tables: [],
  provides: { identities },
  model: NO_MODEL,
});

export const standInOrganization: ServiceDefinition<never> = defineService<never>({
  name: 'organizations',
  operations: {},
  tables: [],
  provides: { organization },
  model: NO_MODEL,
});
