// How actions relate to resources.
import { expect, it } from 'vitest';
import type { ActionFacts } from './facts.ts';
import { findAction } from './action.ts';
import { actionResourceTypes, wildcardOnly } from './action-resource.ts';

function action(service: string, name: string): ActionFacts {
  const facts = findAction(service, name);
  if (facts === undefined) throw new Error(`${service}:${name} is not in the catalog`);
  return facts;
}

it('tells actions without resource types from those with', () => {
  expect(wildcardOnly(action('ecr', 'GetAuthorizationToken'))).toBe(true);
  expect(wildcardOnly(action('s3', 'ListAllMyBuckets'))).toBe(true);
  expect(wildcardOnly(action('ecr', 'DescribeImages'))).toBe(false);
});

it('says which of its resource types an ARN is', () => {
  const names = (service: string, name: string, arn: string) => actionResourceTypes(action(service, name), arn).map((type) => type.name);
  expect(names('s3', 'ListBucket', 'arn:aws:s3:::bucket')).toEqual(['bucket']);
  expect(names('s3', 'ListBucket', 'arn:aws:sqs:us-east-1:111111111111:queue')).toEqual([]);
  expect(names('sts', 'AssumeRole', 'arn:aws:iam::111111111111:role/app')).toEqual(['role']);
  expect(names('sts', 'AssumeRole', 'arn:aws:iam::111111111111:user/app')).toEqual([]);
  expect(names('s3', 'GetObject', 'arn:aws:s3:::bucket')).toEqual([]);
  expect(names('s3', 'GetObject', '*')).toEqual([]);
});
