// Profiles for accounts and roles.
import { expect, test } from 'vitest';
import type { AccountForm, RoleForm } from '../../cloud/projection/estate-form.ts';
import { configText } from './config-text.ts';

const account = (id: string, name: string, roles: readonly RoleForm[] = []): AccountForm => ({
  id,
  name,
  users: [],
  groups: [],
  policies: [],
  resources: [],
  roles,
});
const role = (name: string, Principal: object, path?: string): RoleForm => ({
  name,
  id: 'AROAX',
  policies: [],
  trust: { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } },
  ...(path !== undefined && { path }),
});

test('a role is assumed by an account that it trusts, and taken where it trusts none', () => {
  const text = configText({
    estate: {
      schemaVersion: 1,
      organizations: [],
      accounts: [
        account('111111111111', 'dev & test'),
        account('222222222222', 'data', [
          role('deploy', { AWS: ['arn:aws:iam::333333333333:root', 'arn:aws:iam::111111111111:root'] }, '/ci/'),
          role('instance', { Service: 'ec2.amazonaws.com' }),
          role('AWSServiceRoleForX', { Service: 'x.amazonaws.com' }, '/aws-service-role/x.amazonaws.com/'),
        ]),
        account('444444444444', 'data'),
      ],
    },
    url: 'http://localhost:4566',
    port: 4566,
    region: 'us-west-2',
    credentials: 'wariin credentials',
  });
  const common = 'region = us-west-2\nendpoint_url = http://localhost:4566\ns3 =\n  addressing_style = path\n';
  expect(text).toBe(
    [
      `[profile dev-test]\ncredential_process = wariin credentials --port 4566 --account 111111111111\n${common}`,
      `[profile data-222222222222]\ncredential_process = wariin credentials --port 4566 --account 222222222222\n${common}`,
      `[profile data-222222222222/deploy]\nrole_arn = arn:aws:iam::222222222222:role/ci/deploy\nsource_profile = dev-test\n${common}`,
      `[profile data-222222222222/instance]\n# its trust policy names no account of this cloud\ncredential_process = wariin credentials --port 4566 --role arn:aws:iam::222222222222:role/instance\n${common}`,
      `[profile data-444444444444]\ncredential_process = wariin credentials --port 4566 --account 444444444444\n${common}`,
    ].join('\n'),
  );
});
