// Whose events alone are read.
import { expect, test } from 'vitest';
import { quickPrincipals } from './selection-of.ts';

const APP = 'arn:aws:iam::111111111111:role/app';
const asked = { principals: [APP, 'sso:Admin'], all: false, trail: ['logs'] };

test('those of principals who can be told by their ARN', () => {
  expect(quickPrincipals(asked)).toEqual([
    { kind: 'role', account: '111111111111', name: 'app' },
    { kind: 'permissionSet', name: 'Admin' },
  ]);
});

test.each([
  [{ principals: [] }],
  [{ all: true }],
  [{ trail: ['logs', '-'] }],
  [{ principals: [APP, 'arn:aws:sts::111111111111:federated-user/ana'] }],
])('everybody: %j', (more) => {
  expect(quickPrincipals({ ...asked, ...more })).toBeUndefined();
});
