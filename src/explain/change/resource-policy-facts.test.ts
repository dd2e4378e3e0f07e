// Which resources carry policies, and how their own policies name them.
import { expect, test } from 'vitest';
import { canCarryPolicy, ownResourceElement } from './resource-policy-facts.ts';

test.each([
  ['arn:aws:s3:::bucket/key', true],
  ['arn:aws:kms:us-east-1:1:key/1', true],
  ['arn:aws:kms:us-east-1:1:alias/app', false],
  ['arn:aws:lambda:us-east-1:1:function:f', true],
  ['arn:aws:dynamodb:us-east-1:1:table/t', true],
  ['arn:aws:ec2:us-east-1:1:instance/i-1', false],
  ['arn:aws:iam::1:user/alice', false],
  ['arn:aws:rds:us-east-1:1:db:d', false],
  ['arn:aws:constructor:us-east-1:1:x', false],
  ['*', false],
])('%s: %s', (arn, carries) => {
  expect(canCarryPolicy(arn)).toBe(carries);
});

test.each([
  ['arn:aws:ecr:us-east-1:1:repository/app', undefined],
  ['arn:aws:kms:us-east-1:1:key/1', '*'],
  ['arn:aws:secretsmanager:us-east-1:1:secret:s', '*'],
  ['arn:aws:sns:us-east-1:1:topic', 'arn:aws:sns:us-east-1:1:topic'],
])('the Resource of %s is %s', (arn, element) => {
  expect(ownResourceElement(arn)).toBe(element);
});
