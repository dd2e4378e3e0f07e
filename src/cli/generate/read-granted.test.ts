// What `--compare` takes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readGranted } from './read-granted.ts';

const folder = mkdtempSync(join(tmpdir(), 'granted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const POLICY = { Version: '2012-10-17', Statement: [{ Sid: 'A', Effect: 'Allow', Action: 's3:*', Resource: '*' }] };

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

test.each([
  ['document.json', POLICY],
  ['version.json', { PolicyVersion: { Document: POLICY, VersionId: 'v1' } }],
  ['inline.json', { RoleName: 'app', PolicyName: 'p', PolicyDocument: POLICY }],
  ['encoded.json', JSON.stringify(encodeURIComponent(JSON.stringify(POLICY)))],
])('%s', (name, value) => {
  const path = file(name, value);
  const [granted, ...more] = readGranted([path]);
  expect(more).toEqual([]);
  expect(granted?.name).toBe(path);
  expect(granted?.policy.statements).toHaveLength(1);
});

test('a policy of AWS by its ARN', () => {
  expect(readGranted(['arn:aws:iam::aws:policy/AdministratorAccess'])).toMatchObject([{ name: 'AdministratorAccess' }]);
});

test.each([
  ['arn:aws:iam::aws:policy/NoSuchPolicy', 'no managed policy of AWS that is known'],
  [file('none.json', '{"a": 1}'), 'is no policy'],
  [file('broken.json', '{'), 'is no policy'],
  [join(folder, 'missing.json'), 'there is no such file'],
  ['arn:aws:iam::111111111111:policy/Mine', 'save its document (`aws iam get-policy-version`) and name the file'],
  ['AdministratorAccess', 'did you mean `arn:aws:iam::aws:policy/AdministratorAccess`?'],
  ['awslambdabasicexecutionrole', '`arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`?'],
  [
    file('trust.json', { ...POLICY, Statement: [{ ...POLICY.Statement[0], Principal: '*' }] }),
    /cannot be the policy of a user or role\n.*trust\.json:1:/,
  ],
  [
    file('all.json', { ...POLICY, Statement: [{ Effect: 'Allow', Action: 's3:*' }] }),
    /cannot be the policy of a user or role\n.*all\.json:1:/,
  ],
])('refuses %s', (given, message) => {
  expect(() => readGranted([given])).toThrow(message);
});
