// Organizations in the estate's own form.
import { expect, test } from 'vitest';
import { FULL_AWS_ACCESS } from './full-access.ts';
import { loadSamples } from './sample-inputs.ts';

const DENY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] };

test('an organization: inherited places, named, inline and default policies', () => {
  const { estate } = loadSamples([
    'org.json',
    {
      organization: {
        id: 'o-exampleorg1',
        managementAccount: '100000000001',
        policies: [
          { name: 'no-delete', id: 'p-deny1234', type: 'scp', document: DENY },
          { name: 'perimeter', type: 'rcp', document: DENY },
        ],
        root: {
          id: 'r-ab12',
          rcps: ['RCPFullAWSAccess', 'perimeter'],
          ous: [
            {
              id: 'ou-ab12-workloads',
              name: 'workloads',
              scps: ['FullAWSAccess', 'no-delete', { name: 'inline', document: DENY }],
              accounts: ['111111111111', { id: '222222222222', name: 'prod', scps: [] }],
            },
          ],
        },
      },
    },
  ]);
  const [organization] = estate.organizations;
  expect(organization).toMatchObject({ id: 'o-exampleorg1', managementAccount: '100000000001' });
  const root = organization?.root;
  expect(root?.scps).toEqual([FULL_AWS_ACCESS]);
  expect(root?.rcps.map((policy) => policy.description)).toEqual([{ type: 'rcp', name: 'perimeter' }]);
  const [ou, management] = root?.children ?? [];
  expect(ou?.scps.map((policy) => policy.description)).toEqual([
    FULL_AWS_ACCESS.description,
    { type: 'scp', name: 'no-delete', arn: 'arn:aws:organizations::100000000001:policy/o-exampleorg1/service_control_policy/p-deny1234' },
    { type: 'scp', name: 'inline' },
  ]);
  expect(ou?.children.map(({ kind, id, scps }) => [kind, id, scps.length])).toEqual([
    ['account', '111111111111', 1],
    ['account', '222222222222', 0],
  ]);
  // The tree does not show it, so it is where AWS creates it.
  expect(management).toMatchObject({ kind: 'account', id: '100000000001' });
  expect([...estate.accounts.keys()]).toEqual(['100000000001', '111111111111', '222222222222']);
  expect(estate.accounts.get('222222222222')).toMatchObject({ name: 'prod', iamKnown: false });
});
