// Policy documents in files of their own, found by name.
import { expect, test } from 'vitest';
import { loadSamples, sampleErrors } from './sample-inputs.ts';

const A = '111111111111';
const POLICY = (resource: unknown): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: A }, Action: '*', ...(resource === undefined ? {} : { Resource: resource }) }],
});
const IDENTITY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::foobar/*' }] };

test('an identity policy in a file of its own is found by its name', () => {
  const user = { accounts: [{ id: A, users: [{ name: 'alice', policies: ['team'] }] }] };
  const { estate, warnings } = loadSamples(['a.json', user], ['policies/team.json', IDENTITY]);
  const arn = `arn:aws:iam::${A}:policy/team`;
  expect(estate.accounts.get(A)?.users.get('alice')?.policies).toEqual([{ kind: 'managed', arn }]);
  expect(estate.accounts.get(A)?.policies.get(arn)?.document.source.name).toBe('policies/team.json');
  expect(estate.accounts.get(A)?.resources.size).toBe(0);
  expect(warnings).toEqual([]);
  expect(loadSamples(['team.json', IDENTITY]).warnings.map((warning) => warning.message)).toEqual(['nobody carries the policy `team`']);
  expect(
    loadSamples([`arn:aws:iam::${A}:policy%2Fpath%2Fteam.json`, IDENTITY])
      .estate.accounts.get(A)
      ?.policies.has(`arn:aws:iam::${A}:policy/path/team`),
  ).toBe(true);
});

test('control policies may stand in files of their own too', () => {
  const organization = { id: 'o-1', managementAccount: A, root: { id: 'r-1', scps: ['FullAWSAccess', 'no-delete'], rcps: ['perimeter'] } };
  const { estate, warnings } = loadSamples(
    ['org.json', { organization }],
    ['no-delete.json', IDENTITY],
    ['perimeter.json', POLICY('arn:aws:s3:::foobar')],
  );
  expect(estate.organizations[0]?.root.scps[1]?.description).toEqual({ type: 'scp', name: 'no-delete' });
  expect(estate.organizations[0]?.root.rcps[0]?.description).toEqual({ type: 'rcp', name: 'perimeter' });
  expect(warnings).toEqual([]);
  expect([...estate.accounts.values()].flatMap((account) => [...account.resources.keys()])).toEqual([]);
});

test('two files of one name with different policies are an error, once the name is used', () => {
  const user = {
    accounts: [
      {
        id: A,
        users: [
          { name: 'alice', policies: ['team'] },
          { name: 'bob', policies: ['team'] },
        ],
      },
    ],
  };
  expect(sampleErrors(['a.json', user], ['x/team.json', IDENTITY], ['y/team.json', { Statement: [] }])).toEqual([
    'y/team.json:1:1 defined-twice two files hold a policy named `team` with different content, the first is x/team.json:1:1',
  ]);
});
