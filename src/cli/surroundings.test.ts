// AWS's managed policies as an explanation sees them, and when they are read.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { surroundings } from './surroundings.ts';

test('a policy of AWS comes with its document; what the catalog does not have is missing', () => {
  const { managedPolicy } = surroundings();
  const arn = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess';
  const found = managedPolicy(arn);
  expect(found?.description).toEqual({ type: 'identity', name: 'ViewOnlyAccess', arn });
  expect(JSON.parse(found?.document.source.text ?? '')).toMatchObject({ Version: '2012-10-17' });
  expect(managedPolicy(arn)).toBe(found);
  expect(managedPolicy('arn:aws:iam::aws:policy/NoSuchPolicy')).toBeUndefined();
  expect(managedPolicy('arn:aws-cn:iam::aws:policy/ReadOnlyAccess')).toBeUndefined();
  expect(managedPolicy('arn:aws:iam::111122223333:policy/own')).toBeUndefined();
});

test('they are read when the first is asked for, not before', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import { surroundings } from ${JSON.stringify(new URL('./surroundings.ts', import.meta.url).href)};
    const isRead = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('managed-policies'));
    const { managedPolicy } = surroundings();
    const before = isRead();
    managedPolicy('arn:aws:iam::aws:policy/ReadOnlyAccess');
    console.log(before, isRead());`;
  const args = ['--import=tsx', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toBe('false true\n');
}, 30_000);
