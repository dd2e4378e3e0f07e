// Which values name an AWS principal.
import { expect, test } from 'vitest';
import { awsPrincipalProblem } from './aws-principal-problem.ts';

test.each([
  '111111111111',
  'arn:aws:iam::111111111111:root',
  'arn:aws-us-gov:iam::111111111111:user/path/alice',
  'arn:aws:iam::111111111111:role/aws-service-role/x/y',
  'arn:aws:sts::111111111111:assumed-role/app/session',
  'arn:aws:sts::111111111111:federated-user/bob',
  'AROAEXAMPLE1234567890',
  'AIDAEXAMPLE1234567890',
  'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
])('%s', (value) => {
  expect(awsPrincipalProblem(value)).toBeUndefined();
});

test.each([
  ['arn:aws:iam::111111111111:*', 'wildcard-in-principal'],
  ['arn:aws:sts::111111111111:assumed-role/app/*', 'wildcard-in-principal'],
  ['1111????1111', 'wildcard-in-principal'],
  ['arn:aws:iam::111111111111:group/g', 'invalid-principal'],
  ['AGPAEXAMPLE1234567890', 'invalid-principal'],
  ['', 'invalid-principal'],
  ['alice', 'invalid-principal'],
  ['11111111111', 'invalid-principal'],
  ['1111-1111-1111', 'invalid-principal'],
  ['arn:aws:iam::111111111111:role/', 'invalid-principal'],
  ['arn:aws:iam::111111111111:rootx', 'invalid-principal'],
  ['arn:aws:iam::1111:root', 'invalid-principal'],
  ['arn:aws:iam:us-east-1:111111111111:root', 'invalid-principal'],
  ['arn:aws:sts::111111111111:assumed-role/app', 'invalid-principal'],
  ['arn:aws:s3:::bucket', 'invalid-principal'],
])('%j is refused', (value, code) => {
  expect(awsPrincipalProblem(value)?.code).toBe(code);
});
