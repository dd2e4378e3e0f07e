// Reading AWS's sentence for a denial.
import { expect, test } from 'vitest';
import { deniedAction } from './denied-action.ts';

const USER = 'User: arn:aws:sts::111111111111:assumed-role/app/s is not authorized to perform:';

test.each([
  [
    `${USER} organizations:LeaveOrganization on resource: * because no identity-based policy allows the organizations:LeaveOrganization action`,
    { action: 'organizations:LeaveOrganization', resource: '*' },
  ],
  [
    `You are not authorized to perform this operation. ${USER} ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111111111111:instance/* because no …`,
    { action: 'ec2:RunInstances', resource: 'arn:aws:ec2:us-east-1:111111111111:instance/*' },
  ],
  [
    `${USER} s3:GetObject on resource: "arn:aws:s3:::logs/a key with spaces" because no identity-based policy allows the s3:GetObject action`,
    { action: 's3:GetObject', resource: 'arn:aws:s3:::logs/a key with spaces' },
  ],
  [
    `${USER} iam:PassRole on resource: arn:aws:iam::111111111111:role/x`,
    { action: 'iam:PassRole', resource: 'arn:aws:iam::111111111111:role/x' },
  ],
  [
    `${USER} kms:Decrypt on resource: arn:aws:kms:us-east-1:111111111111:key/1 with an explicit deny in a service control policy`,
    { action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:111111111111:key/1' },
  ],
  ['User is not authorized to perform: rds:DescribeDBSnapshots', { action: 'rds:DescribeDBSnapshots' }],
  [
    `${USER} sqs:SendMessage on resource: arn:aws:sqs:us-east-1:111111111111:q.`,
    { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:111111111111:q' },
  ],
])('%s', (denial, expected) => {
  expect(deniedAction(denial)).toEqual(expected);
});

test.each([
  'You are not authorized to perform this operation. Encoded authorization failure message: abc',
  'Access Denied',
  'not authorized to perform: everything',
  '',
])('%s names no action', (denial) => {
  expect(deniedAction(denial)).toBeUndefined();
});
