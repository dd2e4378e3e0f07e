// Refusals while reading logs: whose policy lacks the permission.
import { expect, test } from 'vitest';
import { withSide } from './with-side.ts';

const CALL = 'User: arn:aws:iam::300000000003:user/a is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::trail-logs"';
const KMS =
  'is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

test.each([
  [`${CALL} because no resource-based policy allows the s3:ListBucket action`, 'the side of the logs lacks it'],
  [`${CALL} because no identity-based policy allows the s3:ListBucket action`, 'the caller’s side lacks it'],
  [`${CALL} with an explicit deny in a service control policy`, 'denies it explicitly'],
  [KMS, 'the side of the logs lacks it'],
])('%s', (message, expected) => {
  expect(withSide(message).startsWith(`${message}; `)).toBe(true);
  expect(withSide(message)).toContain(expected);
});

test('anything else stays', () => {
  expect(withSide('NoSuchBucket: The specified bucket does not exist')).toBe('NoSuchBucket: The specified bucket does not exist');
});
