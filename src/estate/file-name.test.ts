// What names of files tell.
import { expect, test } from 'vitest';
import { accountInPath, arnInName, baseName, organizationIdInName, regionInPath } from './file-name.ts';
import { fileNamedAfter, shellWord } from './shell-word.ts';

const named = (name: string): { readonly name: string; readonly text: string } => ({ name, text: '' });

test('the base name', () => {
  expect(['a/b/team.json', 'team.JSON', 'C:\\x\\team.json', 'team', '.json'].map((name) => baseName(named(name)))).toEqual([
    'team',
    'team',
    'team',
    'team',
    '',
  ]);
});

test('an ARN, URL-encoded, comes back', () => {
  for (const arn of [
    'arn:aws:s3:::bucket',
    'arn:aws:kms:us-east-1:111111111111:key/1',
    'arn:aws:ecr:us-east-1:111111111111:repository/team/app',
    "arn:aws:iam::111111111111:role/é'(x)*!~ %2F",
  ]) {
    const file = fileNamedAfter(arn);
    expect(file).toMatch(/^[A-Za-z0-9_@+=:,.%-]+\.json$/);
    expect(arnInName(named(`folder/${file}`))).toBe(arn);
  }
  expect(arnInName(named('bucket.json'))).toBeUndefined();
  expect(arnInName(named('100%.json'))).toBeUndefined();
  expect(fileNamedAfter('\ud800')).toBe('_.json');
});

test('the account and region that a path names last', () => {
  expect(accountInPath(named('111111111111/222222222222-b.json'))).toBe('222222222222');
  expect(accountInPath(named('1234567890123.json'))).toBeUndefined();
  expect(accountInPath(named('222222222222/202601312359/b.json'))).toBe('222222222222');
  expect(regionInPath(named('us-east-1/app.us-gov-west-1.json'))).toBe('us-gov-west-1');
  expect(regionInPath(named('my-app-1.json'))).toBeUndefined();
});

test('the id that a command was asked for', () => {
  expect(organizationIdInName(named('list-accounts-for-parent.r-ab12.json'), 'parent')).toBe('r-ab12');
  expect(organizationIdInName(named('list-accounts-for-parent.ou-ab12-11111111.json'), 'parent')).toBe('ou-ab12-11111111');
  expect(organizationIdInName(named('list-accounts-for-parent.json'), 'parent')).toBeUndefined();
  expect(organizationIdInName(named('r-ab12.r-cd34.json'), 'parent')).toBeUndefined();
  expect(organizationIdInName(named('list-parents.111111111111.json'), 'child')).toBe('111111111111');
  expect(organizationIdInName(named('list-policies-for-target.r-ab12.SERVICE_CONTROL_POLICY.json'), 'target')).toBe('r-ab12');
  expect(organizationIdInName(named('list-targets-for-policy.p-FullAWSAccess.json'), 'policy')).toBe('p-FullAWSAccess');
});

test('words are quoted where a shell would read more into them', () => {
  expect(shellWord('arn:aws:s3:::b/k')).toBe('arn:aws:s3:::b/k');
  expect(shellWord("a b$(x)'y")).toBe(`'a b$(x)'\\''y'`);
});
