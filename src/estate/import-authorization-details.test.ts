// The output of `aws iam get-account-authorization-details`.
import { expect, test } from 'vitest';
import { parsePolicyText } from '../policy/parse-policy.ts';
import { loadEstate } from './load-estate.ts';
import { loadSamples } from './sample-inputs.ts';

const ALLOW = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

function managedPolicy(arn: string, document: unknown, version = 'v1'): unknown {
  return {
    PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
    PolicyId: 'ANPAEXAMPLE',
    Arn: arn,
    Path: '/',
    DefaultVersionId: version,
    AttachmentCount: 1,
    IsAttachable: true,
    PolicyVersionList: [
      { Document: document, VersionId: version, IsDefaultVersion: true, CreateDate: '2026-01-02T03:04:05+00:00' },
      { Document: {}, VersionId: 'v0', IsDefaultVersion: false, CreateDate: '2025-01-02T03:04:05+00:00' },
    ],
  };
}

/** As the command line prints it: documents decoded, dates and ids around them. */
const DETAILS = {
  UserDetailList: [
    {
      Path: '/people/',
      UserName: 'alice',
      UserId: 'AIDAEXAMPLEALICE',
      Arn: 'arn:aws:iam::111111111111:user/people/alice',
      CreateDate: '2024-05-06T07:08:09+00:00',
      UserPolicyList: [{ PolicyName: 'own', PolicyDocument: ALLOW }],
      GroupList: ['developers'],
      AttachedManagedPolicies: [{ PolicyName: 'team', PolicyArn: 'arn:aws:iam::111111111111:policy/team' }],
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
      },
      Tags: [{ Key: 'team', Value: 'a' }],
    },
  ],
  GroupDetailList: [
    {
      Path: '/',
      GroupName: 'developers',
      GroupId: 'AGPAEXAMPLE',
      Arn: 'arn:aws:iam::111111111111:group/developers',
      CreateDate: '2024-05-06T07:08:09+00:00',
      GroupPolicyList: [],
      AttachedManagedPolicies: [{ PolicyName: 'team', PolicyArn: 'arn:aws:iam::111111111111:policy/team' }],
    },
  ],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'app',
      RoleId: 'AROAEXAMPLEAPP',
      Arn: 'arn:aws:iam::111111111111:role/app',
      CreateDate: '2024-05-06T07:08:09+00:00',
      AssumeRolePolicyDocument: TRUST,
      InstanceProfileList: [
        {
          InstanceProfileName: 'app',
          Roles: [{ RoleName: 'app', Arn: 'arn:aws:iam::111111111111:role/app', AssumeRolePolicyDocument: TRUST }],
        },
      ],
      RolePolicyList: [],
      AttachedManagedPolicies: [],
      Tags: [],
      RoleLastUsed: {},
    },
    {
      Path: '/aws-service-role/support.amazonaws.com/',
      RoleName: 'AWSServiceRoleForSupport',
      RoleId: 'AROAEXAMPLESUPPORT',
      Arn: 'arn:aws:iam::111111111111:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport',
      CreateDate: '2024-05-06T07:08:09+00:00',
      AssumeRolePolicyDocument: TRUST,
      InstanceProfileList: [],
      RolePolicyList: [],
      AttachedManagedPolicies: [],
    },
  ],
  Policies: [
    managedPolicy('arn:aws:iam::111111111111:policy/team', ALLOW),
    managedPolicy('arn:aws:iam::aws:policy/PowerUserAccess', ALLOW, 'v5'),
  ],
};

test('the account, its principals and its policies', () => {
  const { estate, recognised, warnings } = loadSamples(['dev.json', DETAILS]);
  expect([...estate.accounts.keys()]).toEqual(['111111111111']);
  const account = estate.accounts.get('111111111111');
  expect(account).toMatchObject({ partition: 'aws', iamKnown: true, organizationKnown: false });
  expect(account?.users.get('alice')).toMatchObject({
    arn: 'arn:aws:iam::111111111111:user/people/alice',
    id: 'AIDAEXAMPLEALICE',
    policies: [
      { kind: 'inline', policy: { description: { type: 'identity', name: 'own' } } },
      { kind: 'managed', arn: 'arn:aws:iam::111111111111:policy/team' },
    ],
    groups: ['developers'],
    boundary: { kind: 'managed', arn: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    tags: new Map([['team', 'a']]),
  });
  expect(account?.groups.get('developers')?.policies).toEqual([{ kind: 'managed', arn: 'arn:aws:iam::111111111111:policy/team' }]);
  expect(account?.roles.get('app')).toMatchObject({ id: 'AROAEXAMPLEAPP', serviceLinked: false, tags: new Map() });
  expect(account?.roles.get('AWSServiceRoleForSupport')?.serviceLinked).toBe(true);
  expect([...(account?.policies.keys() ?? [])]).toEqual(['arn:aws:iam::111111111111:policy/team']);
  expect([...estate.awsManagedPolicies.keys()]).toEqual(['arn:aws:iam::aws:policy/PowerUserAccess']);
  expect(recognised).toEqual([
    { name: 'dev.json', shape: 'account authorization details', what: 'account 111111111111: 1 user, 1 group, 2 roles, 2 policies' },
  ]);
  expect(warnings).toEqual([]);
});

test('the default version of a policy is the one that counts', () => {
  const { estate } = loadSamples(['dev.json', DETAILS]);
  const document = estate.accounts.get('111111111111')?.policies.get('arn:aws:iam::111111111111:policy/team')?.document;
  const parsed = document && parsePolicyText(document.source, document.span);
  expect(parsed?.policy?.statements).toHaveLength(1);
});

test('documents may be URL-encoded strings, as the API returns them', () => {
  const [role] = DETAILS.RoleDetailList;
  const encoded = { ...DETAILS, RoleDetailList: [{ ...role, AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(TRUST)) }] };
  const { document } = loadSamples(['dev.json', encoded]).estate.accounts.get('111111111111')?.roles.get('app')?.trust ?? {};
  const parsed = document && parsePolicyText(document.source, document.span);
  expect(parsed?.diagnostics).toEqual([]);
  expect(parsed?.policy?.statements[0]?.action.patterns[0]?.value).toBe('sts:AssumeRole');
});

test('pages of one answer join; a page that stands alone is told', () => {
  const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = DETAILS;
  const first = { UserDetailList, GroupDetailList, IsTruncated: true, Marker: 'x' };
  const { estate, warnings } = loadSamples(['1.json', first], ['2.json', { RoleDetailList, Policies, IsTruncated: false }]);
  const account = estate.accounts.get('111111111111');
  expect([account?.users.size, account?.groups.size, account?.roles.size]).toEqual([1, 1, 2]);
  expect(warnings.map((warning) => [warning.source.name, warning.code])).toEqual([['1.json', 'truncated']]);
});

test('the same export twice is one', () => {
  const { estate } = loadSamples(['a.json', DETAILS], ['b.json', DETAILS]);
  expect(estate.accounts.get('111111111111')?.roles.size).toBe(2);
});

test('the latest version of a managed policy of AWS wins, whichever account told it', () => {
  const arn = 'arn:aws:iam::aws:policy/PowerUserAccess';
  const newer = { Version: '2012-10-17', Statement: [] };
  const other = { RoleDetailList: [], Policies: [managedPolicy(arn, newer, 'v12')] };
  for (const [old, latest] of [
    ['a.json', 'b.json'],
    ['b.json', 'a.json'],
  ] as const) {
    const { estate, warnings } = loadSamples([old, DETAILS], [latest, other]);
    expect(estate.awsManagedPolicies.get(arn)?.document.source.name).toBe(latest);
    expect(warnings.map((warning) => warning.code)).toEqual(['no-account']);
  }
  const same = { RoleDetailList: [], Policies: [managedPolicy(arn, newer, 'v5')] };
  expect(loadSamples(['a.json', DETAILS], ['b.json', same]).warnings.map((warning) => warning.code)).toEqual([
    'managed-policy-differs',
    'no-account',
  ]);
});

test('an account of the estate form takes its principals from the details, and resources from the form', () => {
  const form = {
    accounts: [
      { id: '111111111111', resources: [{ arn: 'arn:aws:s3:::b', policy: ALLOW }], policies: [{ name: 'extra', document: ALLOW }] },
    ],
  };
  const account = loadSamples(['details.json', DETAILS], ['form.json', form]).estate.accounts.get('111111111111');
  expect(account?.roles.has('app')).toBe(true);
  expect(account?.resources.has('arn:aws:s3:::b')).toBe(true);
  expect(account?.policies.size).toBe(2);
  expect(account).not.toHaveProperty('organizationKnown');
});

test.each([
  [
    { RoleDetailList: [{ RoleName: 'r', Arn: 'arn:aws:iam::111111111111:role/r' }] },
    'missing-key',
    'a role needs `AssumeRolePolicyDocument`',
  ],
  [{ UserDetailList: [{ UserName: 'u', Arn: 'u' }] }, 'wrong-type', 'expected the ARN of a user, with its account, found the string `u`'],
  [{ UserDetailList: [{ Arn: 'arn:aws:iam::111111111111:user/u' }] }, 'missing-key', 'a user needs `UserName`'],
  [{ UserDetailList: 'x' }, 'wrong-type', 'expected `UserDetailList` to be a list, found the string `x`'],
  [
    { Policies: [{ PolicyName: 'p', Arn: 'arn:aws:iam::111111111111:policy/p', DefaultVersionId: 'v1' }] },
    'missing-key',
    'a managed policy needs `PolicyVersionList`',
  ],
])('what cannot be used is told: %j', (value, code, message) => {
  const loaded = loadEstate([{ name: 'a.json', text: JSON.stringify(value) }]);
  expect(loaded.ok ? [] : loaded.error.map((error) => [error.code, error.message])).toEqual([[code, message]]);
});
