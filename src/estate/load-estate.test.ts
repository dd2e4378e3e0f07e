// How files join to one estate, and what is said of those that do not.
import { expect, test } from 'vitest';
import { loadEstate } from './load-estate.ts';
import { loadSamples, sampleErrors, sampleText } from './sample-inputs.ts';

const ALLOW = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
const DENY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] };

test('no files make an empty estate', () => {
  expect(loadSamples().estate).toEqual({ organizations: [], accounts: new Map(), awsManagedPolicies: new Map() });
});

test('all errors are told at once', () => {
  const broken = { name: 'broken.json', text: '{"accounts": [}' };
  const found = sampleErrors(broken, ['a.json', { accounts: [{}, { id: 'x' }] }], ['b.json', { hello: 1 }]);
  expect(found.map((line) => line.split(' ').slice(0, 2))).toEqual([
    ['a.json:3:5', 'missing-key'],
    ['a.json:5:13', 'wrong-type'],
    ['b.json:1:1', 'unrecognised-file'],
    ['broken.json:1:15', 'json-syntax'],
  ]);
});

test('an empty file is what a failed command leaves', () => {
  expect(sampleErrors({ name: 'b.json', text: ' \n' })).toEqual(['b.json:1:1 empty-file the file is empty']);
});

test('a file of no known shape names the shapes there are', () => {
  const loaded = loadEstate([sampleText(['package.json', { name: 'x', version: '1' }]), { name: 'list.json', text: '[1]' }]);
  expect(loaded.ok).toBe(false);
  if (loaded.ok) return;
  expect(loaded.error.map((error) => error.message)).toEqual([
    'the file is nothing that an estate is made of: found a list',
    'the file is nothing that an estate is made of: found an object with other keys',
  ]);
  expect(loaded.error[0]?.hint).toContain('aws iam get-account-authorization-details');
  expect(sampleErrors(['case.json', { estate: {}, requests: [] }])).toEqual([
    'case.json:1:1 decision-case the file is a decision case, not an estate',
  ]);
});

test('accounts given in several files are joined where they tell different things', () => {
  const { estate } = loadSamples(
    ['a.json', { accounts: [{ id: '111111111111', name: 'dev', users: [{ name: 'alice', policies: ['team'] }] }] }],
    [
      'b.json',
      {
        accounts: [
          { id: '111111111111', policies: [{ name: 'team', document: ALLOW }], resources: [{ arn: 'arn:aws:s3:::b', tags: { a: 'b' } }] },
        ],
      },
    ],
    ['c.json', { accounts: [{ id: '111111111111', resources: [{ arn: 'arn:aws:s3:::b', policy: ALLOW }] }] }],
  );
  const account = estate.accounts.get('111111111111');
  expect(account?.name).toBe('dev');
  expect(account?.users.get('alice')?.policies).toEqual([{ kind: 'managed', arn: 'arn:aws:iam::111111111111:policy/team' }]);
  expect(account?.resources.get('arn:aws:s3:::b')).toMatchObject({
    tags: new Map([['a', 'b']]),
    policy: { description: { name: 'bucket policy of b' } },
  });
});

test('the same thing twice is one, two different ones of the same name are an error that names both places', () => {
  const alice = { accounts: [{ id: '111111111111', users: [{ name: 'alice', policies: [{ name: 'p', document: ALLOW }] }] }] };
  const spaced = { name: 'b.json', text: JSON.stringify(alice) };
  expect(loadSamples(['a.json', alice], spaced).estate.accounts.get('111111111111')?.users.size).toBe(1);
  const other = { accounts: [{ id: '111111111111', users: [{ name: 'alice', policies: [{ name: 'p', document: DENY }] }] }] };
  expect(sampleErrors(['a.json', alice], ['b.json', other])).toEqual([
    'b.json:6:9 defined-twice user `arn:aws:iam::111111111111:user/alice` is defined twice with different content, first at a.json:6:9',
  ]);
  const bucket = (policy: unknown): unknown => ({ accounts: [{ id: '111111111111', resources: [{ arn: 'arn:aws:s3:::b', policy }] }] });
  expect(sampleErrors(['a.json', bucket(ALLOW)], ['b.json', bucket(DENY)])).toEqual([
    'b.json:8:21 defined-twice the policy of `arn:aws:s3:::b` is defined twice with different content, first at a.json:8:21',
  ]);
});

test('a bucket has one owner', () => {
  const owned = (id: string): unknown => ({ accounts: [{ id, resources: [{ arn: 'arn:aws:s3:::b' }] }] });
  expect(sampleErrors(['a.json', owned('111111111111')], ['b.json', owned('222222222222')])).toEqual([
    'b.json:6:9 two-owners `arn:aws:s3:::b` belongs to account 222222222222 here, and to 111111111111 at a.json:6:9',
  ]);
});

test('a mistake repeated through a large file does not make an endless list', () => {
  const users = Array.from({ length: 5000 }, (_, index) => ({ name: `u${index}`, tagz: {} }));
  expect(sampleErrors(['a.json', { accounts: [{ id: '111111111111', users }] }])).toHaveLength(200);
});
