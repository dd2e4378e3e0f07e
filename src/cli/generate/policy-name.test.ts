// Names for files, of principals whose names may be anything.
import { expect, test } from 'vitest';
import { policyNames } from './policy-name.ts';

const names = (...arns: readonly string[]) => policyNames(arns.map((arn) => ({ asked: arn, holders: [arn] })));

test('the last part of the ARN; with the account where two would be the same', () => {
  expect(names('arn:aws:iam::111111111111:role/ci/deploy', 'arn:aws:iam::111111111111:user/alice')).toEqual(['deploy', 'alice']);
  expect(names('arn:aws:iam::111111111111:role/app', 'arn:aws:iam::222222222222:role/App')).toEqual([
    '111111111111-app',
    '222222222222-App',
  ]);
  expect(names('arn:aws:iam::111111111111:role/app', 'arn:aws:iam::111111111111:role/x/app')).toEqual([
    '111111111111-app',
    '111111111111-app-2',
  ]);
});

test('a permission set by its name', () => {
  const holders = ['arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef'];
  expect(policyNames([{ asked: 'sso:Admin', holders, permissionSet: 'Admin' }])).toEqual(['Admin']);
});

test('nothing leads out of the folder, hides, or is empty', () => {
  expect(names('arn:aws:iam::1:role/..', 'arn:aws:iam::1:role/.bashrc', 'x\\..\\y', 'role/a b\u0000c\n')).toEqual([
    'policy',
    'bashrc',
    'x-..-y',
    'a-b-c-',
  ]);
  expect(names(`role/${'n'.repeat(500)}`)[0]).toHaveLength(100);
});
