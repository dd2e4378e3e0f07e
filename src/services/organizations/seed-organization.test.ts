// An organization from plain data: ids as given, policies in force.
import { expect, test } from 'vitest';
import { testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { seedAccount } from '../../cloud/seed-account.ts';
import { iamService } from '../iam/service.ts';
import { type OrganizationSeed, seedOrganization } from './seed-organization.ts';
import { organizationsService } from './service.ts';

const seed: OrganizationSeed = {
  organization: {
    id: 'o-exampleorg1',
    managementAccount: '100000000001',
    policies: [
      {
        name: 'no-users',
        id: 'p-nousers01',
        type: 'scp',
        document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*' }] },
      },
    ],
    root: {
      id: 'r-ab12',
      ous: [
        {
          id: 'ou-ab12-workload',
          name: 'workloads',
          scps: ['FullAWSAccess', 'no-users'],
          accounts: ['111111111111', { id: '222222222222', scps: ['FullAWSAccess'] }],
        },
      ],
    },
  },
  accounts: [
    { id: '111111111111', name: 'dev', email: 'dev@example.com' },
    { id: '999999999999', name: 'outsider' },
  ],
};

function seeded(given: OrganizationSeed) {
  const cloud = testCloud({ services: [organizationsService, iamService] });
  const { kernel } = cloud;
  const { value } = kernel.state.transact((writer) => {
    const accounts = seedOrganization(writer, given, kernel.clock.now(), kernel.random);
    for (const account of accounts) seedAccount(kernel, account, writer);
    return accounts;
  });
  return { cloud, accounts: value };
}

test('accounts, tree and policies stand as they are given', () => {
  const { cloud, accounts } = seeded(seed);
  expect(accounts.map(({ id, name, accessRoleName }) => [id, name, accessRoleName])).toEqual([
    ['100000000001', '100000000001', undefined],
    ['111111111111', 'dev', 'OrganizationAccountAccessRole'],
    ['222222222222', '222222222222', 'OrganizationAccountAccessRole'],
    ['999999999999', 'outsider', undefined],
  ]);
  const { organization, state } = cloud.kernel;
  expect(organization.facts(state.reader, '111111111111').organization).toEqual({
    id: 'o-exampleorg1',
    managementAccount: '100000000001',
    path: 'o-exampleorg1/r-ab12/ou-ab12-workload/',
  });
  expect(organization.accounts(state.reader).find(({ id }) => id === '999999999999')).toEqual({
    id: '999999999999',
    name: 'outsider',
    email: '999999999999@example.com',
    status: 'ACTIVE',
    management: false,
  });
  expect(
    organization
      .scp(state.reader, '111111111111')
      ?.map((level) => [level.kind, level.id, level.policies.map(({ description }) => description.name)]),
  ).toEqual([
    ['root', 'r-ab12', ['FullAWSAccess']],
    ['ou', 'ou-ab12-workload', ['FullAWSAccess', 'no-users']],
    ['account', '111111111111', ['FullAWSAccess']],
  ]);
  expect(organization.rcp(state.reader, '111111111111')?.every(({ policies }) => policies.length === 1)).toBe(true);
  expect(organization.scp(state.reader, '999999999999')).toBeUndefined();
  expect(() => cloud.root('111111111111').call('iam', 'ListUsers')).toThrow(
    expect.objectContaining({ message: expect.stringContaining('policy/o-exampleorg1/service_control_policy/p-nousers01') }),
  );
});

test('what is looked up twice is worked out once, until something changes', () => {
  const { cloud } = seeded(seed);
  const { organization, state } = cloud.kernel;
  const facts = organization.facts(state.reader, '111111111111');
  const levels = organization.scp(state.reader, '111111111111');
  expect(organization.facts(state.reader, '111111111111')).toBe(facts);
  expect(organization.scp(state.reader, '111111111111')).toBe(levels);
  cloud.root('100000000001').call('organizations', 'DetachPolicy', { PolicyId: 'p-nousers01', TargetId: 'ou-ab12-workload' });
  expect(organization.scp(state.reader, '111111111111')).not.toEqual(levels);
  expect(cloud.root('111111111111').call('iam', 'ListUsers')).toHaveProperty('Users');
});

test('a policy that is not there is an error', () => {
  const root = { scps: ['missing'] };
  expect(() => seeded({ organization: { managementAccount: '100000000001', root } })).toThrow('no SCP named missing');
});
