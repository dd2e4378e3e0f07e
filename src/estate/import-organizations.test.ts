// Saved answers of AWS Organizations: one file a command, or one document for all.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Organization, OrganizationNode } from './estate.ts';
import { FULL_AWS_ACCESS } from './full-access.ts';
import type { LoadedEstate } from './load-estate.ts';
import { loadSamples, type SampleFile, sampleErrors } from './sample-inputs.ts';

const MANAGEMENT = '100000000001';
const ORGANIZATION = {
  Organization: {
    Id: 'o-exampleorg1',
    Arn: `arn:aws:organizations::${MANAGEMENT}:organization/o-exampleorg1`,
    FeatureSet: 'ALL',
    MasterAccountId: MANAGEMENT,
  },
};
const DENY = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}';

function summary(id: string, name: string, type: string): Readonly<Record<string, unknown>> {
  const family = type.toLowerCase();
  return {
    Id: id,
    Arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-exampleorg1/${family}/${id}`,
    Name: name,
    Type: type,
    AwsManaged: false,
  };
}

const FULL = { Id: 'p-FullAWSAccess', Name: 'FullAWSAccess', Type: 'SERVICE_CONTROL_POLICY', AwsManaged: true };
const NO_DELETE = summary('p-deny1234', 'no-delete', 'SERVICE_CONTROL_POLICY');
const PERIMETER = summary('p-perimeter1', 'perimeter', 'RESOURCE_CONTROL_POLICY');
const ENABLED = [
  { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
  { Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' },
];

function account(id: string, name: string): Readonly<Record<string, unknown>> {
  return {
    Id: id,
    Arn: `arn:aws:organizations::${MANAGEMENT}:account/o-exampleorg1/${id}`,
    Name: name,
    Email: 'a@example.com',
    Status: 'ACTIVE',
  };
}

function ou(id: string, name: string): Readonly<Record<string, unknown>> {
  return { Id: id, Arn: `arn:aws:organizations::${MANAGEMENT}:ou/o-exampleorg1/${id}`, Name: name };
}

const ROOT = { Id: 'r-ab12', Arn: `arn:aws:organizations::${MANAGEMENT}:root/o-exampleorg1/r-ab12`, Name: 'Root', PolicyTypes: ENABLED };

const COMBINED = {
  ...ORGANIZATION,
  Roots: [
    {
      ...ROOT,
      Policies: ['p-FullAWSAccess', 'p-RCPFullAWSAccess', 'p-perimeter1'],
      Accounts: [{ ...account(MANAGEMENT, 'management'), Policies: [FULL] }],
      OrganizationalUnits: [
        {
          ...ou('ou-ab12-11111111', 'workloads'),
          Policies: [FULL, { ...NO_DELETE, Content: DENY }],
          OrganizationalUnits: [
            {
              ...ou('ou-ab12-22222222', 'prod'),
              Policies: [FULL],
              Accounts: [{ ...account('111111111111', 'app'), Policies: [FULL, summary('p-tags1234', 'tags', 'TAG_POLICY')] }],
            },
          ],
        },
      ],
    },
  ],
  Policies: [{ PolicySummary: PERIMETER, Content: DENY }],
};

/** The same organization as one file a command, named as the guide says. */
const SAVED: readonly (readonly [string, unknown])[] = [
  ['describe-organization.json', ORGANIZATION],
  ['list-roots.json', { Roots: [ROOT] }],
  ['list-accounts-for-parent.r-ab12.json', { Accounts: [account(MANAGEMENT, 'management')] }],
  ['list-accounts-for-parent.ou-ab12-11111111.json', { Accounts: [] }],
  ['list-accounts-for-parent.ou-ab12-22222222.json', { Accounts: [account('111111111111', 'app')] }],
  ['list-organizational-units-for-parent.r-ab12.json', { OrganizationalUnits: [ou('ou-ab12-11111111', 'workloads')] }],
  ['list-organizational-units-for-parent.ou-ab12-11111111.json', { OrganizationalUnits: [ou('ou-ab12-22222222', 'prod')] }],
  ['list-organizational-units-for-parent.ou-ab12-22222222.json', { OrganizationalUnits: [] }],
  ['list-policies-for-target.r-ab12.SERVICE_CONTROL_POLICY.json', { Policies: [FULL] }],
  ['list-policies-for-target.r-ab12.RESOURCE_CONTROL_POLICY.json', { Policies: [PERIMETER] }],
  ['list-policies-for-target.ou-ab12-11111111.SERVICE_CONTROL_POLICY.json', { Policies: [FULL, NO_DELETE] }],
  ['list-policies-for-target.ou-ab12-22222222.SERVICE_CONTROL_POLICY.json', { Policies: [FULL] }],
  [`list-policies-for-target.${MANAGEMENT}.SERVICE_CONTROL_POLICY.json`, { Policies: [FULL] }],
  ['list-policies-for-target.111111111111.SERVICE_CONTROL_POLICY.json', { Policies: [FULL] }],
  ['describe-policy.p-deny1234.json', { Policy: { PolicySummary: NO_DELETE, Content: DENY } }],
  ['describe-policy.p-perimeter1.json', { Policy: { PolicySummary: PERIMETER, Content: DENY } }],
];

/** Without the places in the files. */
function errors(...files: readonly SampleFile[]): readonly string[] {
  return sampleErrors(...files).map((line) => line.replace(/:\d+:\d+ /, ' '));
}

/** The tree with the names of the policies at each node. */
function outline(node: OrganizationNode): unknown {
  const names = (policies: OrganizationNode['scps']): readonly string[] => policies.map((policy) => policy.description.name);
  return [node.kind, node.id, node.name, names(node.scps), names(node.rcps), node.children.map(outline)];
}

function outlines({ estate }: LoadedEstate): unknown {
  return estate.organizations.map(({ id, managementAccount, root }: Organization) => [id, managementAccount, outline(root)]);
}

const EXPECTED = [
  [
    'o-exampleorg1',
    MANAGEMENT,
    [
      'root',
      'r-ab12',
      'Root',
      ['FullAWSAccess'],
      ['perimeter'],
      [
        ['account', MANAGEMENT, 'management', ['FullAWSAccess'], [], []],
        [
          'ou',
          'ou-ab12-11111111',
          'workloads',
          ['FullAWSAccess', 'no-delete'],
          [],
          [['ou', 'ou-ab12-22222222', 'prod', ['FullAWSAccess'], [], [['account', '111111111111', 'app', ['FullAWSAccess'], [], []]]]],
        ],
      ],
    ],
  ],
];

test('one document with everything nested', () => {
  const loaded = loadSamples(['organization.json', COMBINED]);
  expect(outlines(loaded)).toEqual(EXPECTED);
  expect(loaded.warnings).toEqual([]);
  expect(loaded.recognised).toEqual([
    { name: 'organization.json', shape: 'answer of AWS Organizations', what: 'Organization, Roots, Policies' },
  ]);
  expect(loaded.estate.accounts.get('111111111111')).toMatchObject({ name: 'app', iamKnown: false });
  const scp = loaded.estate.organizations[0]?.root.children[1]?.scps[1];
  expect(scp?.description).toEqual({
    type: 'scp',
    name: 'no-delete',
    arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-exampleorg1/service_control_policy/p-deny1234`,
  });
  expect(loaded.estate.organizations[0]?.root.scps).toEqual([FULL_AWS_ACCESS]);
});

test('the document of the guide loads as it stands', () => {
  const guide = readFileSync(new URL('../../docs/guides/organizations-export.md', import.meta.url), 'utf8');
  const [, text = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
  const { estate, warnings } = loadSamples({ name: 'guide.json', text });
  const [, workloads] = estate.organizations[0]?.root.children ?? [];
  expect(workloads?.scps.map((policy) => policy.description.name)).toEqual(['FullAWSAccess', 'no-s3-deletes']);
  expect(warnings).toEqual([]);
});

test('one file a command, the parameter in the name', () => {
  const loaded = loadSamples(...SAVED);
  expect(outlines(loaded)).toEqual(EXPECTED);
  expect(loaded.warnings).toEqual([]);
});

test('parents may come from list-parents, list-children, a key beside the answer, or the path of the account', () => {
  const without = SAVED.filter(([name]) => !name.startsWith('list-accounts') && !name.startsWith('list-organizational'));
  const accounts = { Accounts: [account(MANAGEMENT, 'management'), account('111111111111', 'app')] };
  const ous = [
    ['describe-organizational-unit.json', { OrganizationalUnit: ou('ou-ab12-11111111', 'workloads') }],
    ['describe-2.json', { OrganizationalUnit: ou('ou-ab12-22222222', 'prod') }],
  ] as const;
  const relations = [
    [`list-parents.${MANAGEMENT}.json`, { Parents: [{ Id: 'r-ab12', Type: 'ROOT' }] }],
    ['parents.json', { ChildId: '111111111111', Parents: [{ Id: 'ou-ab12-22222222', Type: 'ORGANIZATIONAL_UNIT' }] }],
    ['list-children.r-ab12.json', { Children: [{ Id: 'ou-ab12-11111111', Type: 'ORGANIZATIONAL_UNIT' }] }],
    ['children.json', { ParentId: 'ou-ab12-11111111', Children: [{ Id: 'ou-ab12-22222222', Type: 'ORGANIZATIONAL_UNIT' }] }],
  ] as const;
  expect(outlines(loadSamples(...without, ['list-accounts.json', accounts], ...ous, ...relations))).toEqual(EXPECTED);
  const paths = {
    Accounts: [
      { ...account(MANAGEMENT, 'management'), Paths: [`o-exampleorg1/r-ab12/${MANAGEMENT}/`] },
      { ...account('111111111111', 'app'), Paths: ['o-exampleorg1/r-ab12/ou-ab12-11111111/ou-ab12-22222222/111111111111/'] },
    ],
  };
  expect(outlines(loadSamples(...without, ['list-accounts.json', paths], ...ous))).toEqual(EXPECTED);
});

test('attachments may come from list-targets-for-policy', () => {
  const without = SAVED.filter(([name]) => !name.startsWith('list-policies-for-target.ou-ab12-11111111'));
  const loaded = loadSamples(
    ...without,
    ['list-targets-for-policy.p-deny1234.json', { Targets: [{ TargetId: 'ou-ab12-11111111', Type: 'ORGANIZATIONAL_UNIT' }] }],
    ['targets.json', { PolicyId: 'p-FullAWSAccess', Targets: [{ TargetId: 'ou-ab12-11111111', Type: 'ORGANIZATIONAL_UNIT' }] }],
  );
  const [, workloads] = loaded.estate.organizations[0]?.root.children ?? [];
  expect(workloads?.scps.map((policy) => policy.description.name).sort()).toEqual(['FullAWSAccess', 'no-delete']);
});

test('a mere list of policies attaches none, and what is attached nowhere needs no content', () => {
  const loaded = loadSamples(...SAVED, [
    'list-policies.json',
    { Policies: [FULL, summary('p-unused123', 'unused', 'SERVICE_CONTROL_POLICY')] },
  ]);
  expect(outlines(loaded)).toEqual(EXPECTED);
});

test('where no file tells what is attached, FullAWSAccess is assumed, with a warning', () => {
  const without = SAVED.filter(([name]) => !name.startsWith('list-policies'));
  const { estate, warnings } = loadSamples(...without);
  expect(estate.organizations[0]?.root.scps).toEqual([FULL_AWS_ACCESS]);
  expect(warnings.map((warning) => warning.message)).toEqual([
    'which service control policies are attached to `r-ab12` and 4 others is not given: FullAWSAccess is assumed',
  ]);
});

test('where control policies are switched off, none bind', () => {
  const [root] = COMBINED.Roots;
  const { estate, warnings } = loadSamples(['organization.json', { ...COMBINED, Roots: [{ ...root, PolicyTypes: [] }] }]);
  expect(estate.organizations[0]?.root.rcps).toEqual([]);
  expect(estate.organizations[0]?.root.children[1]?.scps).toEqual([FULL_AWS_ACCESS]);
  expect(warnings).toEqual([]);
});

test('the ARN of the root tells the organization where describe-organization was not saved', () => {
  expect(outlines(loadSamples(...SAVED.slice(1)))).toEqual(EXPECTED);
});

test('what leaves the tree open is an error that says what to add', () => {
  expect(errors(['list-accounts.json', { Accounts: [account('111111111111', 'app')] }])).toEqual([
    'list-accounts.json organization-without-root the organization has no root',
  ]);
  expect(errors(['list-roots.json', { Roots: [ROOT] }], ['list-accounts.json', { Accounts: [account('111111111111', 'app')] }])).toEqual([
    'list-accounts.json parent-unknown where account `111111111111` stands in the organization is not known',
  ]);
  expect(errors(['parents.json', { Parents: [{ Id: 'r-ab12', Type: 'ROOT' }] }])).toEqual([
    'parents.json parameter-missing the answer of `list-parents` does not say which child it was asked for',
  ]);
  expect(errors(['children.json', { Children: [] }])[0]).toContain('`list-children` does not say which parent');
  expect(errors(['targets.json', { Targets: [] }])[0]).toContain('`list-targets-for-policy` does not say which policy');
  expect(errors(...SAVED.filter(([name]) => name !== 'describe-policy.p-deny1234.json'))).toEqual([
    'list-policies-for-target.ou-ab12-11111111.SERVICE_CONTROL_POLICY.json policy-without-content policy `p-deny1234` is attached, and its content is not given',
  ]);
  const circle = [
    ['list-children.ou-ab12-33333333.json', { Children: [{ Id: 'ou-ab12-44444444' }] }],
    ['list-children.ou-ab12-44444444.json', { Children: [{ Id: 'ou-ab12-33333333' }] }],
  ] as const;
  expect(errors(...SAVED, ...circle)).toEqual([
    'list-children.ou-ab12-33333333.json not-below-root no way leads from a root down to `ou-ab12-44444444`',
  ]);
  expect(errors(...SAVED, ['list-children.ou-ab12-11111111.json', { Children: [{ Id: '111111111111', Type: 'ACCOUNT' }] }])[0]).toContain(
    'defined-twice the parent of `111111111111`',
  );
});

test('a chain of parents as long as a file can make it does not exhaust the stack', () => {
  const id = (index: number): string => `ou-ab12-${String(index).padStart(8, '0')}`;
  const children = Array.from(
    { length: 20_000 },
    (_, index) => [`${index}.json`, { ParentId: id(index), Children: [{ Id: id(index + 1) }] }] as const,
  );
  const found = errors(
    ['list-roots.json', { Roots: [ROOT] }],
    ['top.json', { ParentId: 'r-ab12', Children: [{ Id: id(0) }] }],
    ...children,
  );
  expect(found[0]).toContain('not-below-root');
});
