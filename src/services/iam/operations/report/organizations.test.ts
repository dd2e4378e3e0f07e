// What IAM tells and keeps of an organization: access reports, and the features of centralized root access.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { defineService, type ServiceDefinition } from '../../../../cloud/service.ts';
import { compileText } from '../../compiled-policies.ts';
import { iamService } from '../../service.ts';

const MANAGEMENT = '100000000001';
const MEMBER = '111111111111';
const STRANGER = '999999999999';
const ROOT_PATH = 'o-example/r-ab12/';

/** Two accounts below a root whose SCP lets IAM and S3 through. */
const scp = compileText('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*","s3:*"],"Resource":"*"}]}', {
  type: 'scp',
  name: 'some',
});
const organization: ServiceDefinition<never> = defineService<never>({
  name: 'organizations',
  operations: {},
  tables: [],
  provides: {
    organization: {
      accounts: () =>
        [MANAGEMENT, MEMBER, STRANGER].map((id) => ({ id, name: id, email: id, status: 'ACTIVE', management: id === MANAGEMENT })),
      account: () => undefined,
      facts: (_state, id) => ({
        id,
        ...(id !== STRANGER && { organization: { id: 'o-example', managementAccount: MANAGEMENT, path: ROOT_PATH } }),
      }),
      scp: (_state, id) => (id === MEMBER ? [{ kind: 'root', id: 'r-ab12', policies: [scp] }] : undefined),
      rcp: () => undefined,
    },
  },
});

let cloud: TestCloud;

beforeEach(() => {
  cloud = testCloud({ services: [iamService, organization] });
});

describe('organizations access reports', () => {
  it('tell which services an account may use, and which it has used', () => {
    const member = cloud.root(MEMBER);
    member.call('iam', 'CreateUser', { UserName: 'u' });
    member.call('iam', 'AttachUserPolicy', { UserName: 'u', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    cloud.as(member.call('iam', 'CreateAccessKey', { UserName: 'u' }).AccessKey).call('iam', 'ListRoles');
    const management = cloud.root(MANAGEMENT);
    const { JobId } = management.call('iam', 'GenerateOrganizationsAccessReport', { EntityPath: `${ROOT_PATH}${MEMBER}` });
    expect(management.call('iam', 'GetOrganizationsAccessReport', { JobId })).toMatchObject({
      JobStatus: 'COMPLETED',
      NumberOfServicesAccessible: 2,
      NumberOfServicesNotAccessed: 1,
      AccessDetails: [
        { ServiceNamespace: 'iam', EntityPath: `${ROOT_PATH}${MEMBER}`, TotalAuthenticatedEntities: 1 },
        { ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
      ],
    });
    expect(() => member.call('iam', 'GenerateOrganizationsAccessReport', { EntityPath: `${ROOT_PATH}${MEMBER}` })).toThrow(
      expect.objectContaining({ code: 'InvalidInput' }),
    );
  });
});

describe('centralized root access', () => {
  it('is switched by the management account alone', () => {
    const management = cloud.root(MANAGEMENT);
    expect(management.call('iam', 'ListOrganizationsFeatures')).toEqual({ OrganizationId: 'o-example', EnabledFeatures: [] });
    management.call('iam', 'EnableOrganizationsRootSessions');
    expect(management.call('iam', 'EnableOrganizationsRootCredentialsManagement').EnabledFeatures).toEqual([
      'RootCredentialsManagement',
      'RootSessions',
    ]);
    expect(management.call('iam', 'DisableOrganizationsRootSessions').EnabledFeatures).toEqual(['RootCredentialsManagement']);
    expect(() => cloud.root(MEMBER).call('iam', 'ListOrganizationsFeatures')).toThrow(
      expect.objectContaining({ code: 'AccountNotManagementOrDelegatedAdministratorException' }),
    );
    expect(() => cloud.root(STRANGER).call('iam', 'EnableOrganizationsRootSessions')).toThrow(
      expect.objectContaining({ code: 'OrganizationNotFoundException' }),
    );
  });
});
